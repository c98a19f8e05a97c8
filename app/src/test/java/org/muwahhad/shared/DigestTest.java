package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.muwahhad.SourceTree;

class DigestTest {
  private static final Pattern ARGUMENT = Pattern.compile("Sha256\\.of\\(([^;]*?)\\);");
  private static final Pattern JOINED =
      Pattern.compile("\\+|[jJ]oin|append|StringBuilder|toString\\(\\)");
  private static final Pattern JOINED_IN_SQL = Pattern.compile("SHA2\\(\\s*CONCAT");

  /** What these join is of fixed length or no words, and their form is known outside. */
  private static final Set<String> OF_KNOWN_FORM =
      Set.of(
          // An anchor: a hash, an instant, and the rest.
          "AnchorChains.java",
          // What sign-ins are counted by: a word of ours and one name.
          "Delays.java",
          "AccountStandings.java",
          "PersonQueries.java",
          "HomeQueries.java",
          // Rows of a table: the length of each column stands before it.
          "WatchedTable.java",
          // An entry of the record: the lengths of its texts come first.
          "PieceQueries.java",
          // A share of a key: its place, and bytes as random as the key.
          "OpeningSecret.java",
          // The drawing of lots: a hash and a register number, as the ranking tells everybody.
          "LotRanking.java",
          // A package of releases, of which its text is the form.
          "PublishReleases.java",
          // The commitment to a price, in the lines that docs/verification.md publishes.
          "KeptTables.java",
          // Deliveries as lines of JSON, in order.
          "AwardPlan.java",
          // The key of a remark: a kind, a number, and numbers of bids.
          "RedFlag.java");

  @Property(tries = 500)
  void what_moves_from_the_end_of_a_part_to_the_next_changes_the_digest(
      @ForAll @Size(min = 2, max = 5) List<String> parts,
      @ForAll @IntRange(max = 3) int at,
      @ForAll @IntRange(min = 1, max = 3) int paragraphs) {
    int first = at % (parts.size() - 1);
    String moves = "\nx".repeat(paragraphs);
    List<String> kept = with(parts, first, parts.get(first) + moves, parts.get(first + 1));
    List<String> moved = with(parts, first, parts.get(first), moves + parts.get(first + 1));

    assertThat(String.join("", moved)).isEqualTo(String.join("", kept));
    assertThat(Digest.of(moved)).isNotEqualTo(Digest.of(kept));
  }

  private static List<String> with(List<String> parts, int first, String one, String other) {
    List<String> all = new ArrayList<>(parts);
    all.set(first, one);
    all.set(first + 1, other);
    return all;
  }

  @Test
  void one_part_that_looks_like_two_has_another_digest_than_two() {
    assertThat(Digest.of("a\n1:b")).isNotEqualTo(Digest.of("a", "b"));
    assertThat(Digest.of("a", "")).isNotEqualTo(Digest.of("a"));
    assertThat(Digest.of()).isNotEqualTo(Digest.of(""));
  }

  @Test
  void it_is_the_sha_256_of_each_part_after_its_length() {
    assertThat(Digest.of("قلم", "x")).isEqualTo(Sha256.of("3:قلم\n1:x\n"));
  }

  @Test
  void parts_taken_one_after_the_other_have_the_digest_of_all() {
    Digest.Builder parts = new Digest.Builder();
    List.of("قلم", "", "x\n1:y", "\ud83d\ude00").forEach(parts::add);
    assertThat(parts.sha256()).isEqualTo(Digest.of("قلم", "", "x\n1:y", "\ud83d\ude00"));
    assertThat(new Digest.Builder().sha256()).isEqualTo(Digest.of());
  }

  @Test
  void the_order_of_parts_counts_unless_they_have_none() {
    assertThat(Digest.of("b", "a")).isNotEqualTo(Digest.of("a", "b"));
    assertThat(Digest.ofAnyOrder(List.of("b", "a")))
        .isEqualTo(Digest.ofAnyOrder(List.of("a", "b")));
  }

  @Test
  void no_other_class_joins_parts_to_digest_them() {
    assertThat(
            sources()
                .filter(f -> !f.endsWith("shared/Digest.java"))
                .filter(f -> !OF_KNOWN_FORM.contains(f.getFileName().toString()))
                .flatMap(f -> ARGUMENT.matcher(read(f)).results().map(m -> f + ": " + m.group(1)))
                .filter(argument -> JOINED.matcher(argument).find()))
        .isEmpty();
  }

  @Test
  void no_statement_joins_words_to_digest_them() {
    assertThat(
            sources()
                .filter(f -> !OF_KNOWN_FORM.contains(f.getFileName().toString()))
                .filter(f -> JOINED_IN_SQL.matcher(read(f)).find()))
        .isEmpty();
  }

  private static Stream<Path> sources() {
    try {
      return SourceTree.java();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
