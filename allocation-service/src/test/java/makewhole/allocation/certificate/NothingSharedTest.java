package makewhole.allocation.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Solver and certificate do not hold the same text either: code that was copied would repeat its fault, and the fault
 * would be certified.
 */
class NothingSharedTest {
    private static final Path ROOT = Path.of("src/main/java/makewhole/allocation");

    /** A few lines of code: longer runs are no accident of the language. */
    private static final int TOKENS = 30;

    /** Java itself gives many short runs the same shape. */
    private static final int TOKENS_OF_A_SHAPE = 80;

    private static final Set<String> KEYWORDS = Set.of(
            "boolean", "case", "class", "else", "final", "for", "if", "int", "long", "new", "private", "record",
            "return", "static", "switch", "throw", "void", "while");

    private static final Pattern NO_CODE =
            Pattern.compile("/\\*.*?\\*/|//[^\\n]*|^(package|import)\\s[^;]*;", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern TOKEN = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|\\w+|[^\\s\\w]");

    @Test
    void solver_and_certificate_have_no_run_of_code_in_common() throws IOException {
        Map<List<String>, Path> solver = runs(ROOT.resolve("proration"));
        assertThat(solver).hasSizeGreaterThan(1_000);
        assertThat(common(solver, runs(ROOT.resolve("certificate")))).isEmpty();
    }

    @Test
    void solver_and_certificate_have_no_run_of_the_same_shape_either() throws IOException {
        Map<List<String>, Path> solver = runs(ROOT.resolve("proration"), NothingSharedTest::shape, TOKENS_OF_A_SHAPE);
        assertThat(solver).hasSizeGreaterThan(1_000);
        assertThat(common(solver, runs(ROOT.resolve("certificate"), NothingSharedTest::shape, TOKENS_OF_A_SHAPE)))
                .isEmpty();
    }

    @Test
    void a_copy_with_other_names_would_be_found() {
        assertThat(shape(tokens("long most = Math.min(cap, Math.multiplyExact(lots, 7));")))
                .isEqualTo(shape(tokens("long upTo = Maths.least(top, Maths.times(parts, 9));")));
        assertThat(shape(tokens("return a < b;"))).isNotEqualTo(shape(tokens("return a > b;")));
    }

    @Test
    void a_copy_would_be_found_whatever_its_layout_and_comments() throws IOException {
        Map<List<String>, Path> certificate = runs(ROOT.resolve("certificate"));
        assertThat(common(certificate, certificate)).hasSameSizeAs(certificate.keySet());
        String line = "long most = Math.min(cap, Math.multiplyExact(lots, size));";
        assertThat(tokens("/* why */ " + line + " // so")).isEqualTo(tokens("\n\t" + line.replace(" ", "  ")));
    }

    private static Map<List<String>, Path> runs(Path folder) throws IOException {
        return runs(folder, tokens -> tokens, TOKENS);
    }

    private static Map<List<String>, Path> runs(Path folder, UnaryOperator<List<String>> seen, int length)
            throws IOException {
        Map<List<String>, Path> runs = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                List<String> tokens = seen.apply(tokens(Files.readString(file)));
                for (int from = 0; from + length <= tokens.size(); from++) {
                    runs.putIfAbsent(List.copyOf(tokens.subList(from, from + length)), file);
                }
            }
        }
        return runs;
    }

    private static List<String> common(Map<List<String>, Path> known, Map<List<String>, Path> others) {
        List<String> common = new ArrayList<>();
        others.forEach((run, file) -> {
            if (known.containsKey(run)) {
                common.add("%s as %s: %s".formatted(file, known.get(run), String.join(" ", run)));
            }
        });
        return common;
    }

    /** Without names and numbers, but with the words of the language. */
    private static List<String> shape(List<String> tokens) {
        return tokens.stream()
                .map(token -> KEYWORDS.contains(token) || !token.matches("\\w+|\".*\"") ? token : "_")
                .toList();
    }

    private static List<String> tokens(String source) {
        return TOKEN.matcher(NO_CODE.matcher(source).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
