package makewhole.platform.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The text is the one that the library of the RFC's authors makes of any other text of the same tree. */
class CanonicalJsonLaws {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String[] PIECES = {
        "a",
        "B",
        "~",
        "\"",
        "\\",
        "/",
        "\b",
        "\t",
        "\n",
        "\f",
        "\r",
        "\u0000",
        "\u001f",
        "\u007f",
        "ö",
        "€",
        "\ufb33",
        "\ud83d\ude00",
        " "
    };
    private static final int DEEPEST = 4;

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "the tree of seed {0}")
    @MethodSource("seeds")
    void canonical_text_is_that_of_the_library(long seed) throws IOException {
        RandomGenerator chance = new Random(seed);
        ObjectNode tree = NODES.objectNode();
        fill(tree, chance, 0);
        assertThat(canonical(tree)).isEqualTo(new JsonCanonicalizer(tree.toString()).getEncodedString());
    }

    @ParameterizedTest(name = "the tree of seed {0}")
    @MethodSource("seeds")
    void maps_lists_and_texts_are_written_as_the_tree_of_them(long seed) {
        ObjectNode tree = NODES.objectNode();
        fill(tree, new Random(seed), 0);
        Object plain = JSON.convertValue(tree, Object.class);
        assertThat(canonical(plain)).isEqualTo(canonical(JSON.valueToTree(plain)));
    }

    @ParameterizedTest(name = "the tree of seed {0}")
    @MethodSource("seeds")
    void a_long_list_that_is_never_held_has_the_digest_of_the_whole(long seed) {
        RandomGenerator chance = new Random(seed);
        ObjectNode tree = NODES.objectNode();
        fill(tree, chance, 0);
        Map<String, Object> others = JSON.convertValue(tree, new TypeReference<>() {});
        String name = text(chance);
        others.remove(name);
        List<Object> list = new ArrayList<>();
        LongListDigest digest = new LongListDigest(others, name);
        for (int elements = chance.nextInt(600); elements > 0; elements--) {
            Object element = JSON.convertValue(value(chance, 2), Object.class);
            list.add(element);
            digest.add(element);
        }
        Map<String, Object> whole = new HashMap<>(others);
        whole.put(name, list);
        assertThat(digest.value()).isEqualTo(Digests.of(whole));
    }

    private static String canonical(Object value) {
        return new String(CanonicalJson.of(JSON, value), StandardCharsets.UTF_8);
    }

    private static void fill(ObjectNode object, RandomGenerator chance, int depth) {
        for (int members = chance.nextInt(6); members > 0; members--) {
            object.set(text(chance), value(chance, depth + 1));
        }
    }

    private static JsonNode value(RandomGenerator chance, int depth) {
        return switch (chance.nextInt(depth < DEEPEST ? 9 : 7)) {
            case 0 -> NODES.textNode(text(chance));
            case 1 -> NODES.numberNode(chance.nextLong() >> chance.nextInt(64));
            case 2 -> NODES.numberNode(chance.nextGaussian() * Math.pow(10, chance.nextInt(-20, 25)));
            case 3 -> NODES.numberNode(new BigDecimal(BigInteger.valueOf(chance.nextInt(100_000)), chance.nextInt(6)));
            case 4 -> NODES.numberNode(BigInteger.valueOf(chance.nextLong()).pow(2));
            case 5 -> NODES.booleanNode(chance.nextBoolean());
            case 6 -> NODES.nullNode();
            case 7 -> {
                ObjectNode object = NODES.objectNode();
                fill(object, chance, depth);
                yield object;
            }
            default -> {
                ArrayNode array = NODES.arrayNode();
                for (int elements = chance.nextInt(4); elements > 0; elements--) {
                    array.add(value(chance, depth + 1));
                }
                yield array;
            }
        };
    }

    private static String text(RandomGenerator chance) {
        StringBuilder text = new StringBuilder();
        for (int pieces = chance.nextInt(5); pieces > 0; pieces--) {
            text.append(PIECES[chance.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
