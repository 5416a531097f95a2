package makewhole.platform.digest;

import java.security.MessageDigest;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The digest of an object one of whose members is a list that memory need not hold: what {@link Digests#of} gives for the
 * whole. Canonical JSON sorts members by name, so those before the list are digested first and those behind it last.
 */
public final class LongListDigest {
    private static final int CHUNK = 1 << 15;

    private final MessageDigest digest = Digests.sha256();
    private final CanonicalJson json = Digests.canonicalJson();
    private final NavigableMap<String, @Nullable Object> behind;
    private boolean empty = true;

    /**
     * Begins.
     *
     * @param others every other member
     * @param list the name of the list
     */
    public LongListDigest(Map<String, ? extends @Nullable Object> others, String list) {
        NavigableMap<String, @Nullable Object> sorted = new TreeMap<>(others);
        if (sorted.containsKey(list)) {
            throw new IllegalArgumentException("'%s' is there twice".formatted(list));
        }
        behind = sorted.tailMap(list, false);
        json.raw("{");
        sorted.headMap(list)
                .forEach((name, member) ->
                        json.write(name).raw(":").write(member).raw(","));
        json.write(list).raw(":[");
    }

    /** The next element. */
    public void add(@Nullable Object element) {
        json.raw(empty ? "" : ",").write(element);
        empty = false;
        if (json.length() > CHUNK) {
            send();
        }
    }

    /** Of everything; nothing can be added any more. */
    public String value() {
        json.raw("]");
        behind.forEach((name, member) -> json.raw(",").write(name).raw(":").write(member));
        json.raw("}");
        send();
        return Digests.written(digest.digest());
    }

    private void send() {
        digest.update(json.take());
    }
}
