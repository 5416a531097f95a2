package makewhole.allocation.http;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A GET whose answer carries an ETag, and which is answered with 304 while If-None-Match still has it. */
@NameBinding
@Target({METHOD, TYPE})
@Retention(RUNTIME)
public @interface Tagged {}
