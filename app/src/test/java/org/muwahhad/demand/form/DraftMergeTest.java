package org.muwahhad.demand.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.DraftText;
import org.muwahhad.demand.submission.LineField;

/** Two versions of one draft, compared with what both began from. */
class DraftMergeTest {
  private static final DraftLine ONE = line("1", "LAP", "5");
  private static final DraftLine TWO = line("2", "MON", "7");
  private static final String BASE = DraftText.DraftStanding.base(List.of(ONE, TWO));

  @Test
  void the_version_in_which_a_line_changed_is_proposed() {
    DraftLine more = ONE.with(LineField.QUANTITY, "50");
    DraftLine fewer = TWO.with(LineField.QUANTITY, "1");

    DraftMerge merge = DraftMerge.of(BASE, List.of(more, TWO), List.of(ONE, fewer));

    assertThat(merge.rows())
        .extracting(DraftMerge.MergedLine::proposed)
        .containsExactly(DraftMerge.MergeSide.MINE, DraftMerge.MergeSide.THEIRS);
    assertThat(proposed(merge)).containsExactly(more, fewer);
  }

  @Test
  void a_line_changed_in_both_has_to_be_chosen() {
    DraftMerge merge =
        DraftMerge.of(
            BASE,
            List.of(ONE.with(LineField.QUANTITY, "50"), TWO),
            List.of(ONE.with(LineField.QUANTITY, "60"), TWO));

    assertThat(merge.rows().get(0).proposed()).isNull();
    assertThat(merge.rows().get(0).differs(LineField.QUANTITY)).isTrue();
    assertThat(merge.rows().get(0).differs(LineField.ITEM)).isFalse();
    assertThat(merge.rows().get(1).isSame()).isTrue();
  }

  @Test
  void a_line_removed_here_or_added_there_is_proposed_so() {
    DraftLine added = line("3", "SRV", "2");

    DraftMerge merge = DraftMerge.of(BASE, List.of(TWO), List.of(ONE, added, TWO));

    assertThat(proposed(merge)).containsExactly(added, TWO);
  }

  @Test
  void a_line_removed_there_and_changed_here_has_to_be_chosen() {
    DraftMerge merge =
        DraftMerge.of(BASE, List.of(ONE.with(LineField.QUANTITY, "6"), TWO), List.of(TWO));

    assertThat(merge.rows().get(0).proposed()).isNull();
    assertThat(merge.merged(r -> DraftMerge.MergeSide.THEIRS)).containsExactly(TWO);
  }

  @Property
  void what_nobody_else_changed_is_taken_as_typed(
      @ForAll("drafts") List<DraftLine> before, @ForAll("drafts") List<DraftLine> mine) {
    DraftMerge merge = DraftMerge.of(DraftText.DraftStanding.base(before), mine, before);

    assertThat(proposed(merge)).containsExactlyElementsOf(mine);
  }

  @Property
  void every_line_of_both_versions_is_shown_once(
      @ForAll("drafts") List<DraftLine> mine, @ForAll("drafts") List<DraftLine> theirs) {
    DraftMerge merge = DraftMerge.of("", mine, theirs);

    List<String> keys = new ArrayList<>(mine.stream().map(DraftLine::key).toList());
    theirs.stream().map(DraftLine::key).filter(k -> !keys.contains(k)).forEach(keys::add);
    assertThat(merge.rows())
        .extracting(DraftMerge.MergedLine::key)
        .containsExactlyInAnyOrderElementsOf(keys);
    assertThat(merge.merged(r -> DraftMerge.MergeSide.MINE)).containsExactlyElementsOf(mine);
    assertThat(merge.merged(r -> DraftMerge.MergeSide.THEIRS))
        .containsExactlyInAnyOrderElementsOf(theirs);
  }

  @Provide
  Arbitrary<List<DraftLine>> drafts() {
    Arbitrary<String> quantity = Arbitraries.of("1", "2", "٣", "4x");
    return Arbitraries.of("a", "b", "c", "d", "e")
        .list()
        .uniqueElements()
        .flatMap(keys -> quantity.list().ofSize(keys.size()).map(q -> lines(keys, q)));
  }

  private static List<DraftLine> lines(List<String> keys, List<String> quantities) {
    List<DraftLine> lines = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      lines.add(line(keys.get(i), "LAP", quantities.get(i)));
    }
    return lines;
  }

  private static List<DraftLine> proposed(DraftMerge merge) {
    return merge.merged(r -> Objects.requireNonNull(r.proposed()));
  }

  private static DraftLine line(String key, String item, String quantity) {
    return DraftLine.empty()
        .keyed(key)
        .with(LineField.ITEM, item)
        .with(LineField.QUANTITY, quantity);
  }
}
