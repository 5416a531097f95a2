package makewhole.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import makewhole.platform.identity.Subject;
import makewhole.platform.jobs.DurableJob;
import makewhole.platform.jobs.RepeatedJob;

/** The rules of STYLE that a machine can keep. Each first proves that it matched something. */
public final class ArchitectureRules {
    private static final String[] EDGES = {"..http..", "..db..", "..client.."};

    private final JavaClasses classes;

    /** @param root the package of the service, such as {@code makewhole.allocation} */
    public ArchitectureRules(String root) {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        requireSome(List.of(root + ".."));
    }

    /** Pure packages import the JDK, {@code platform.money} and each other's, nothing else. */
    public void packagesArePure(String... pure) {
        for (String one : pure) {
            requireSome(List.of(one));
        }
        classes()
                .that()
                .resideInAnyPackage(pure)
                .should()
                .onlyDependOnClassesThat(reside("java..", "makewhole.platform.money", "org.jspecify.annotations")
                        .or(reside(pure)))
                .because("a rule of the business can be read, tested and proven without anything around it")
                .check(classes);
    }

    /** Of a package another one uses these types and no others; each of them really is used. */
    public void onlyTheseAreUsed(String user, String used, Set<Class<?>> allowed) {
        requireSome(List.of(user));
        requireSome(List.of(used));
        Set<String> names = allowed.stream().map(Class::getName).collect(Collectors.toSet());
        Set<String> found = classes.stream()
                .filter(reside(user))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(reside(used))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        if (!found.equals(names)) {
            throw new AssertionError("%s uses %s of %s, and may use %s"
                    .formatted(user, new TreeSet<>(found), used, new TreeSet<>(names)));
        }
    }

    /** A feature's rules know nothing of their edges, of HTTP, or of tables. */
    public void rulesDoNotKnowTheirEdges() {
        requireSome(List.of(EDGES));
        noClasses()
                .that()
                .resideOutsideOfPackages(EDGES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(EDGES)
                .because("edges depend on rules, never the other way round")
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackages(EDGES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..",
                        "jakarta.persistence..",
                        "io.quarkus.hibernate..",
                        "org.jdbi..",
                        "java.sql..")
                .because("HTTP lives in http, tables live in db, calls to others live in client")
                .check(classes);
    }

    /** Floating point is nowhere near money. */
    public void nothingIsFloatingPoint() {
        noClasses()
                .should()
                .dependOnClassesThat(reside("java.lang")
                        .and(DescribedPredicate.describe(
                                "are Double or Float",
                                type -> type.isEquivalentTo(Double.class) || type.isEquivalentTo(Float.class))))
                .because("money and ratios are exact")
                .check(classes);
        for (JavaClass type : classes) {
            type.getFields().forEach(field -> requireExact(field.getRawType(), field.getFullName()));
            type.getMethods().forEach(method -> requireExact(method.getRawReturnType(), method.getFullName()));
        }
    }

    /**
     * No job comes to a step of a two-person rule, by whatever way through the service: persons alone approve, confirm and
     * release. That the ways are found is proven by those that lead there from HTTP.
     */
    public void jobsTakeNoStepOfTwoPersons() {
        Set<JavaMethod> steps = classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(ArchitectureRules::isStepOfTwoPersons)
                .collect(Collectors.toSet());
        Set<JavaMethod> jobs = classes.stream()
                .filter(type -> type.isAssignableTo(RepeatedJob.class) || type.isAssignableTo(DurableJob.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getName().equals("run"))
                .collect(Collectors.toSet());
        Set<JavaMethod> resources = classes.stream()
                .filter(reside("..http.."))
                .flatMap(type -> type.getMethods().stream())
                .collect(Collectors.toSet());
        Set<JavaCodeUnit> takenByPeople = reached(resources);
        if (jobs.isEmpty() || steps.isEmpty() || Collections.disjoint(takenByPeople, steps)) {
            throw new AssertionError("there are %d jobs, and no way to any of %d steps: the rule would prove nothing"
                    .formatted(jobs.size(), steps.size()));
        }
        for (JavaMethod job : jobs) {
            Set<JavaCodeUnit> taken = reached(Set.of(job));
            taken.retainAll(steps);
            if (!taken.isEmpty()) {
                throw new AssertionError("%s comes to %s, which takes a person".formatted(job.getFullName(), taken));
            }
        }
    }

    private static boolean isStepOfTwoPersons(JavaMethod method) {
        boolean asksForAPerson = method.getMethodCallsFromSelf().stream()
                .map(JavaAccess::getTarget)
                .anyMatch(target -> target.getOwner().isEquivalentTo(Subject.class)
                        && Set.of("isPerson", "isAnotherPersonThan").contains(target.getName()));
        boolean isDoneBySomebody =
                method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Subject.class));
        return asksForAPerson
                || (isDoneBySomebody && Set.of("approve", "confirm", "release").contains(method.getName()));
    }

    /** What some methods call, and what that calls; of an interface whatever implements it. */
    private static Set<JavaCodeUnit> reached(Set<? extends JavaCodeUnit> from) {
        Set<JavaCodeUnit> reached = new HashSet<>(from);
        Deque<JavaCodeUnit> next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            JavaCodeUnit unit = next.remove();
            Stream.concat(unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream())
                    .flatMap(access -> access.getTarget().resolveMember().stream())
                    .flatMap(called -> Stream.concat(Stream.of(called), overriding(called)))
                    .filter(reached::add)
                    .forEach(next::add);
        }
        return reached;
    }

    private static Stream<JavaMethod> overriding(JavaCodeUnit called) {
        String[] parameters =
                called.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
        return called.getOwner().getAllSubclasses().stream()
                .flatMap(type -> type.tryGetMethod(called.getName(), parameters).stream());
    }

    private static void requireExact(JavaClass type, String where) {
        if (type.isEquivalentTo(double.class) || type.isEquivalentTo(float.class)) {
            throw new AssertionError(where + " is floating point");
        }
    }

    private void requireSome(List<String> packages) {
        DescribedPredicate<JavaClass> inside = reside(packages.toArray(String[]::new));
        if (classes.stream().noneMatch(inside)) {
            throw new AssertionError("no class is in " + packages + ": the rule would prove nothing");
        }
    }

    private static DescribedPredicate<JavaClass> reside(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages);
    }
}
