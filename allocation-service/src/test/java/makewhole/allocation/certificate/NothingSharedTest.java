package makewhole.allocation.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static final Pattern NO_CODE =
            Pattern.compile("/\\*.*?\\*/|//[^\\n]*|^(package|import)\\s[^;]*;", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern TOKEN = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"|\\w+|[^\\s\\w]");

    @Test
    void solver_and_certificate_have_no_run_of_code_in_common() throws IOException {
        Map<List<String>, Path> solver = runs(ROOT.resolve("proration"));
        assertThat(solver).hasSizeGreaterThan(1_000);
        assertThat(common(solver, ROOT.resolve("certificate"))).isEmpty();
    }

    @Test
    void a_copy_would_be_found_whatever_its_layout_and_comments() throws IOException {
        Map<List<String>, Path> certificate = runs(ROOT.resolve("certificate"));
        assertThat(common(certificate, ROOT.resolve("certificate"))).hasSameSizeAs(certificate.keySet());
        String line = "long most = Math.min(cap, Math.multiplyExact(lots, size));";
        assertThat(tokens("/* why */ " + line + " // so")).isEqualTo(tokens("\n\t" + line.replace(" ", "  ")));
    }

    private static Map<List<String>, Path> runs(Path folder) throws IOException {
        Map<List<String>, Path> runs = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                List<String> tokens = tokens(Files.readString(file));
                for (int from = 0; from + TOKENS <= tokens.size(); from++) {
                    runs.putIfAbsent(List.copyOf(tokens.subList(from, from + TOKENS)), file);
                }
            }
        }
        return runs;
    }

    private static List<String> common(Map<List<String>, Path> known, Path folder) throws IOException {
        List<String> common = new ArrayList<>();
        runs(folder).forEach((run, file) -> {
            if (known.containsKey(run)) {
                common.add("%s as %s: %s".formatted(file, known.get(run), String.join(" ", run)));
            }
        });
        return common;
    }

    private static List<String> tokens(String source) {
        return TOKEN.matcher(NO_CODE.matcher(source).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
