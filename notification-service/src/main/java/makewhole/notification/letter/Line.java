package makewhole.notification.letter;

import java.util.List;

/** One line of print. */
record Line(List<Piece> pieces) {
    Line {
        pieces = List.copyOf(pieces);
    }

    /**
     * Words that stand together on a line.
     *
     * @param run how they look
     * @param words as they are read
     * @param left where they begin, in thousandths of a point from the beginning of the line
     * @param width in thousandths of a point
     */
    record Piece(Run run, String words, int left, int width) {}

    int width() {
        return pieces.isEmpty() ? 0 : pieces.getLast().left() + pieces.getLast().width();
    }
}
