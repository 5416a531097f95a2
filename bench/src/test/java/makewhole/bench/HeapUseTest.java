package makewhole.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeapUseTest {
    @Test
    void the_heap_is_all_of_its_parts_and_nothing_else() {
        assertThat(HeapUse.of("""
                        # TYPE jvm_memory_used_bytes gauge
                        jvm_memory_used_bytes{area="heap",id="G1 Eden Space"} 1.048576E7
                        jvm_memory_used_bytes{area="heap",id="G1 Old Gen"} 5.0
                        jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 9.9E8
                        jvm_memory_max_bytes{area="heap",id="G1 Old Gen"} 1.073741824E9
                        """)).contains(10_485_765L);
        assertThat(HeapUse.of("# nothing")).isEmpty();
    }

    @Test
    void the_most_is_kept_whenever_it_was() throws InterruptedException {
        List<Optional<Long>> looks = List.of(Optional.of(5L), Optional.empty(), Optional.of(9L), Optional.of(2L));
        AtomicInteger look = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(looks.size() + 1);
        HeapUse heap = new HeapUse(() -> {
            all.countDown();
            return looks.get(Math.min(look.getAndIncrement(), looks.size() - 1));
        });
        all.await();
        heap.close();
        assertThat(heap.most()).isEqualTo(9);
    }
}
