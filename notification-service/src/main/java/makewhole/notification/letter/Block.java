package makewhole.notification.letter;

import java.util.List;

/** A part of a letter, in the order of reading. */
sealed interface Block {
    record Heading(String words) implements Block {}

    record Paragraph(List<Run> words) implements Block {}

    record Points(List<List<Run>> points) implements Block {
        public Points {
            points = List.copyOf(points);
        }
    }

    /** A table; its first row is the head, the last cell of each row stands at the right. */
    record Figures(List<List<List<Run>>> rows) implements Block {
        public Figures {
            rows = List.copyOf(rows);
        }
    }

    /** Here the letter ends and the calculation begins. */
    record Calculation() implements Block {}
}
