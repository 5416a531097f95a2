package makewhole.suite;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import makewhole.suite.machine.Ports;

/**
 * What was asked for.
 *
 * @param command {@code demo} or {@code up}
 * @param data the folder with a firm's export, if not the one that comes with Makewhole
 * @param dataDirectory where {@code up} keeps its data
 * @param out where {@code demo} leaves its results
 * @param keep whether everything goes on running after the story
 */
record CommandLine(
        String command,
        Optional<Path> data,
        Optional<Path> dataDirectory,
        Optional<Path> out,
        boolean keep,
        Ports ports) {
    static CommandLine parse(String... arguments) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        String command = rest.isEmpty() ? "" : rest.pop();
        if (!command.equals("demo") && !command.equals("up")) {
            throw new CannotGoOnException("'%s' is no command: say demo or up.".formatted(command));
        }
        Optional<Path> data = Optional.empty();
        Optional<Path> dataDirectory = Optional.empty();
        Optional<Path> out = Optional.empty();
        boolean keep = false;
        Ports ports = Ports.usual();
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (command + " " + option) {
                case "demo --data" -> data = Optional.of(Path.of(value(option, rest)));
                case "demo --out" -> out = Optional.of(Path.of(value(option, rest)));
                case "demo --keep" -> keep = true;
                case "up --data-dir" -> dataDirectory = Optional.of(Path.of(value(option, rest)));
                case "demo --ports", "up --ports" -> ports = Ports.parse(value(option, rest));
                default ->
                    throw new CannotGoOnException("'%s' does not know '%s'; ./makewhole help lists what there is."
                            .formatted(command, option));
            }
        }
        return new CommandLine(command, data, dataDirectory, out, keep, ports);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty() || rest.peek().startsWith("--")) {
            throw new CannotGoOnException("%s needs a value; ./makewhole help shows how.".formatted(option));
        }
        return rest.pop();
    }
}
