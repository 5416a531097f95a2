package makewhole.remediation.inquiry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each team is asked: data in versions ({@code questions/questions-1.json} and so on), none of which is ever
 * changed, so that an inquiry keeps the questions that it was made with. The post-mortem is drafted from the answers, so
 * no question may be answered with a customer's name.
 */
public final class Questions {
    private static final int NEWEST = 2;
    private static final List<Questions> ALL = all();

    private final int version;
    private final Map<Team, List<Question>> byTeam;

    private Questions(int version, Map<Team, List<Question>> byTeam) {
        this.version = version;
        this.byTeam = new EnumMap<>(byTeam);
    }

    /** What a list is written as. */
    record File(int version, Map<Team, List<Entry>> teams) {
        record Entry(
                String id,
                String text,
                Question.Type type,
                @Nullable List<String> choices,
                boolean optional,
                Feed feeds) {
            Question toQuestion() {
                return new Question(id, text, type, choices == null ? List.of() : choices, optional, feeds);
            }
        }
    }

    /** The lists that a new incident is made with. */
    public static Questions newest() {
        return ALL.getLast();
    }

    /** The lists of a version that an inquiry was made with. */
    public static Questions version(int version) {
        return ALL.get(version - 1);
    }

    public int version() {
        return version;
    }

    /** The list of a team, in the order in which it is asked. */
    public List<Question> of(Team team) {
        return byTeam.getOrDefault(team, List.of());
    }

    Optional<Question> find(Team team, String id) {
        return of(team).stream().filter(question -> question.id().equals(id)).findFirst();
    }

    private static List<Questions> all() {
        List<Questions> all = new ArrayList<>();
        for (int version = 1; version <= NEWEST; version++) {
            all.add(read(version));
        }
        return List.copyOf(all);
    }

    private static Questions read(int version) {
        String name = "/questions/questions-%d.json".formatted(version);
        try (InputStream in = Questions.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + name);
            }
            File file = new ObjectMapper().readValue(in, File.class);
            Map<Team, List<Question>> byTeam = new EnumMap<>(Team.class);
            file.teams()
                    .forEach((team, entries) -> byTeam.put(
                            team, entries.stream().map(File.Entry::toQuestion).toList()));
            if (file.version() != version || byTeam.size() != Team.values().length) {
                throw new IllegalStateException(name + " asks every team, under its own version");
            }
            byTeam.values().forEach(list -> requireDistinct(name, list));
            return new Questions(version, byTeam);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name, unreadable);
        }
    }

    private static void requireDistinct(String name, List<Question> list) {
        Set<String> seen = new HashSet<>();
        for (Question question : list) {
            if (!seen.add(question.id())) {
                throw new IllegalStateException("%s asks %s twice".formatted(name, question.id()));
            }
        }
    }
}
