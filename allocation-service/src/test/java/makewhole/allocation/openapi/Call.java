package makewhole.allocation.openapi;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.quarkus.arc.Arc;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * A call of the API as its method says.
 *
 * @param name method and path
 * @param takes the type of its body, if that is JSON
 * @param gives the type of its answer, if that is JSON
 */
record Call(String name, Optional<JavaType> takes, Optional<JavaType> gives) {
    private static final Set<Class<?>> NO_JSON = Set.of(StreamingOutput.class, String.class);

    static List<Call> all() {
        List<Call> calls = new ArrayList<>();
        Set<Bean<?>> beans = Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE);
        beans.stream()
                .map(Bean::getBeanClass)
                .filter(bean -> bean.isAnnotationPresent(Path.class)
                        && bean.getPackageName().startsWith("makewhole"))
                .distinct()
                .forEach(bean -> Stream.of(bean.getDeclaredMethods())
                        .filter(method ->
                                method.isAnnotationPresent(GET.class) || method.isAnnotationPresent(POST.class))
                        .forEach(method -> calls.add(of(bean, method))));
        return calls;
    }

    private static Call of(Class<?> resource, Method method) {
        Path inner = method.getAnnotation(Path.class);
        String verb = method.isAnnotationPresent(GET.class) ? "GET" : "POST";
        String path = resource.getAnnotation(Path.class).value() + (inner == null ? "" : inner.value());
        return new Call(verb + " " + path, takes(method), gives(method));
    }

    private static Optional<JavaType> takes(Method method) {
        return Stream.of(method.getParameters())
                .filter(parameter -> parameter.getType() != InputStream.class && isBody(parameter))
                .map(parameter -> type(parameter.getParameterizedType()))
                .findFirst();
    }

    /** A parameter that no annotation takes from a path, a query, a header or a form. */
    private static boolean isBody(Parameter parameter) {
        return Stream.of(parameter.getAnnotations())
                .map(Annotation::annotationType)
                .noneMatch(annotation -> annotation.getSimpleName().startsWith("Rest"));
    }

    private static Optional<JavaType> gives(Method method) {
        APIResponseSchema said = method.getAnnotation(APIResponseSchema.class);
        if (said != null) {
            return Optional.of(type(said.value()));
        }
        Class<?> returned = method.getReturnType();
        boolean unknown = NO_JSON.contains(returned)
                || RestResponse.class.isAssignableFrom(returned)
                || returned.getSimpleName().equals("Multi");
        return unknown ? Optional.empty() : Optional.of(type(method.getGenericReturnType()));
    }

    private static JavaType type(Type type) {
        return TypeFactory.defaultInstance().constructType(type);
    }
}
