package makewhole.notification.letter;

import java.util.List;

/**
 * A block that has been broken into lines. All measures are in thousandths of a point.
 *
 * <p>{@code before} is the room above it, {@code leading} the distance from line to line.
 */
sealed interface Placed {
    int before();

    int height();

    /** A heading or a paragraph; {@code tag} is its type in the structure of the document. */
    record Words(String tag, int before, int size, int leading, List<Line> lines) implements Placed {
        @Override
        public int height() {
            return leading * lines.size();
        }
    }

    record Points(int before, int size, int leading, int indent, List<List<Line>> points) implements Placed {
        @Override
        public int height() {
            return leading * points.stream().mapToInt(List::size).sum();
        }
    }

    /** Rows of cells, each cell its lines. The last column stands at the right. */
    record Figures(int before, int size, int leading, List<List<List<Line>>> rows) implements Placed {
        private static final int PADDING_SHARE = 2;

        /** The room above and below the words of a row, together. */
        int padding() {
            return leading / PADDING_SHARE;
        }

        int height(List<List<Line>> row) {
            return leading * row.stream().mapToInt(List::size).max().orElse(1) + padding();
        }

        @Override
        public int height() {
            return rows.stream().mapToInt(this::height).sum();
        }
    }

    record NewPage() implements Placed {
        @Override
        public int before() {
            return 0;
        }

        @Override
        public int height() {
            return 0;
        }
    }
}
