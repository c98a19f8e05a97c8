package org.muwahhad.demand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.muwahhad.demand.submission.DemandContent;

/** What differs between two versions of a submission. */
class VersionDifferencesTest {

  @Test
  void a_changed_field_is_told_with_what_it_said_before_and_after() {
    List<VersionDifferences.LineChange> changes =
        VersionDifferences.between(
            version(line(1, "A", "5.000", "S1")), version(line(1, "A", "7.000", "S1")));

    assertThat(changes)
        .containsExactly(
            new VersionDifferences.LineChange(
                VersionDifferences.LineChangeKind.CHANGED,
                1,
                "A",
                List.of(new VersionDifferences.FieldChange("quantity", "5.000", "7.000"))));
  }

  @Test
  void a_line_taken_out_is_removed_and_those_behind_it_did_not_change() {
    List<VersionDifferences.LineChange> changes =
        VersionDifferences.between(
            version(line(1, "A", "5.000", "S1"), line(2, "B", "1.000", "S1")),
            version(line(1, "B", "1.000", "S1"), line(2, "C", "2.000", "S1")));

    assertThat(changes)
        .extracting(VersionDifferences.LineChange::kind, VersionDifferences.LineChange::item)
        .containsExactly(
            tuple(VersionDifferences.LineChangeKind.ADDED, "C"),
            tuple(VersionDifferences.LineChangeKind.REMOVED, "A"));
  }

  @Test
  void of_two_lines_for_one_item_the_one_for_the_same_site_is_compared() {
    List<VersionDifferences.LineChange> changes =
        VersionDifferences.between(
            version(line(1, "A", "5.000", "S1"), line(2, "A", "6.000", "S2")),
            version(line(1, "A", "9.000", "S2"), line(2, "A", "5.000", "S1")));

    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).fields())
        .containsExactly(new VersionDifferences.FieldChange("quantity", "6.000", "9.000"));
  }

  @Property(tries = 200)
  void lines_in_another_order_differ_in_nothing(
      @ForAll @IntRange(max = 20) int count, @ForAll long seed) {
    List<DemandContent.ContentLine> lines =
        new ArrayList<>(
            IntStream.range(0, count)
                .mapToObj(i -> line(i + 1, "I" + i % 4, i % 3 + ".000", "S" + i % 2))
                .toList());
    DemandContent before = version(lines.toArray(DemandContent.ContentLine[]::new));
    Collections.shuffle(lines, new Random(seed));

    assertThat(
            VersionDifferences.between(
                before, version(lines.toArray(DemandContent.ContentLine[]::new))))
        .isEmpty();
  }

  @Property(tries = 200)
  void additions_less_removals_are_the_difference_in_number(
      @ForAll @IntRange(max = 15) int before, @ForAll @IntRange(max = 15) int after) {
    List<VersionDifferences.LineChange> changes =
        VersionDifferences.between(lines(before, 3), lines(after, 4));

    assertThat(
            count(changes, VersionDifferences.LineChangeKind.ADDED)
                - count(changes, VersionDifferences.LineChangeKind.REMOVED))
        .isEqualTo(after - before);
  }

  private static long count(
      List<VersionDifferences.LineChange> changes, VersionDifferences.LineChangeKind kind) {
    return changes.stream().filter(c -> c.kind() == kind).count();
  }

  @Test
  void another_reason_for_keeping_an_item_is_a_change_and_an_old_receipt_has_none() {
    DemandContent.ContentLine without = line(1, "A", "1.000", "S");
    DemandContent.ContentLine with =
        new DemandContent.ContentLine(
            "B", "FIRM", "A", "J", "why", 1, "2027-01-31", "1.000", 1, "S", "EA", "10.000");

    assertThat(VersionDifferences.between(version(without), version(with)))
        .extracting(c -> c.kind() + " " + c.fields())
        .containsExactly("CHANGED [FieldChange[name=keptReason, before=, after=why]]");
    assertThat(VersionDifferences.between(version(without), version(without))).isEmpty();
  }

  private static DemandContent lines(int count, int items) {
    return version(
        IntStream.range(0, count)
            .mapToObj(i -> line(i + 1, "I" + i % items, i + ".000", "S"))
            .toArray(DemandContent.ContentLine[]::new));
  }

  private static DemandContent version(DemandContent.ContentLine... lines) {
    return new DemandContent("KWD", "E", List.of(lines), 1, "R", "KW");
  }

  private static DemandContent.ContentLine line(
      int number, String item, String quantity, String site) {
    return new DemandContent.ContentLine(
        "B", "FIRM", item, "J", null, number, "2027-01-31", quantity, 1, site, "EA", "10.000");
  }
}
