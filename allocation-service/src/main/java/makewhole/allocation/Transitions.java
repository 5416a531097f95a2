package makewhole.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A graph of states as data: every allowed move, each naming the event that it is in the journal. */
public final class Transitions<S extends Enum<S>> {
    private final List<Edge<S>> edges;

    private Transitions(List<Edge<S>> edges) {
        this.edges = edges;
    }

    /** One allowed move. */
    public record Edge<S>(S from, S to, String event) {}

    @SafeVarargs
    public static <S extends Enum<S>> Transitions<S> of(Edge<S>... edges) {
        List<Edge<S>> allowed = new ArrayList<>();
        for (Edge<S> edge : edges) {
            allowed.add(edge);
        }
        return new Transitions<>(List.copyOf(allowed));
    }

    public static <S> Edge<S> edge(S from, S to, String event) {
        return new Edge<>(from, to, event);
    }

    /** The event of a move; empty if it is not allowed. */
    public Optional<String> event(S from, S to) {
        return edges.stream()
                .filter(edge -> edge.from() == from && edge.to() == to)
                .map(Edge::event)
                .findFirst();
    }
}
