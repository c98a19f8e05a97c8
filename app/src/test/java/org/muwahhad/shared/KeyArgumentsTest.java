package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.SourceTree;

/**
 * The key of one thing is not passed where that of another is asked for. All keys are {@code long},
 * so the compiler cannot tell; their names can.
 */
@Tag("long")
class KeyArgumentsTest {
  private static final int PERCENT = 100;
  private static final int LEAST_PERCENT = 92;

  @Test
  void no_key_is_passed_where_that_of_another_thing_is_asked_for() throws IOException {
    KeyArguments found;
    try (Stream<Path> files = SourceTree.java()) {
      found =
          KeyArguments.in(
              ToolProvider.getSystemJavaCompiler()
                  .getStandardFileManager(null, null, null)
                  .getJavaFileObjectsFromPaths(files.toList()));
    }

    assertThat(found.faults()).isEmpty();
    assertThat(found.calls()).isGreaterThan(1_000);
    assertThat(found.told() * PERCENT)
        .as("%d of %d swaps would be found by the names", found.told(), found.calls())
        .isGreaterThan(found.calls() * LEAST_PERCENT);
  }

  @Test
  void keys_that_are_swapped_are_found() throws IOException {
    KeyArguments found =
        KeyArguments.in(
            List.of(
                source(
                    """
                    package org.muwahhad;

                    class Sample {
                      record Lot(long id) {}

                      void decide(long lotId, Long bidId) {}

                      void pass(Lot lot, long bidId, long otherLotId, long id, String text) {
                        decide(lot.id(), bidId);
                        decide(otherLotId, Long.valueOf(bidId));
                        decide(id, Long.parseLong(text));
                        decide(bidId, otherLotId);
                        decide(bidId, lot.id());
                        decide(otherLotId, lot.id());
                      }
                    }
                    """)));

    assertThat(found.calls()).isEqualTo(6);
    assertThat(found.faults())
        .extracting(fault -> fault.substring(fault.indexOf(" passes ")))
        .containsExactly(
            " passes bidId as lotId",
            " passes otherLotId as bidId",
            " passes bidId as lotId",
            " passes lot.id() as bidId",
            " passes lot.id() as bidId");
  }

  private static JavaFileObject source(String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///Sample.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
