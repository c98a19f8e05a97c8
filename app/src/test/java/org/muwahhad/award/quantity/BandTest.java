package org.muwahhad.award.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BandTest {
  @Example
  void the_ends_of_a_band_are_whole_and_inside_it() {
    assertThat(ends("100", "20", true)).isEqualTo("80..120");
    assertThat(ends("7", "20", true)).isEqualTo("6..8");
    assertThat(ends("33", "12.5", true)).isEqualTo("29..37");
    assertThat(ends("10", "100", true)).isEqualTo("1..20");
  }

  @Example
  void where_a_band_is_narrower_than_a_unit_only_what_was_asked_for_can_be_confirmed() {
    assertThat(ends("1", "20", true)).isEqualTo("1..1");
    assertThat(ends("4", "20", true)).isEqualTo("4..4");
    assertThat(ends("10", "0", true)).isEqualTo("10..10");
    assertThat(ends("0.5", "20", true)).isEqualTo("0.5..0.5");
  }

  @Example
  void what_is_measured_has_three_decimals() {
    assertThat(ends("2.5", "20", false)).isEqualTo("2..3");
    assertThat(ends("0.333", "20", false)).isEqualTo("0.267..0.399");
    Band whole = Band.of(new BigDecimal("100"), new BigDecimal("20"), true);
    assertThat(whole.holds(new BigDecimal("80.5"))).isFalse();
    assertThat(whole.holds(new BigDecimal("79"))).isFalse();
    assertThat(whole.holds(new BigDecimal("121"))).isFalse();
    assertThat(whole.holds(new BigDecimal("120.000"))).isTrue();
  }

  @Example
  void a_share_is_rounded_down_and_what_is_missing_goes_to_who_lost_most() {
    assertThat(shares("12", "3", "3", "4")).containsExactly("4", "3", "5");
    assertThat(shares("8", "5", "5")).containsExactly("4", "4");
    assertThat(shares("9", "5", "5")).containsExactly("5", "4");
    assertThat(shares("2", "1", "1", "1")).containsExactly("1", "1", "0");
    assertThat(shares("0", "7", "2")).containsExactly("0", "0");
    assertThat(shares("2.75", "1.5", "1")).containsExactly("1.65", "1.1");
  }

  @Property(tries = 500)
  void shares_sum_to_what_was_confirmed_and_none_is_off_by_a_unit(
      @ForAll @Size(min = 1, max = 9) List<@IntRange(min = 1, max = 5000) Integer> lines,
      @ForAll @IntRange(min = 0, max = 12000) int permille) {
    List<BigDecimal> asked = lines.stream().map(BigDecimal::valueOf).toList();
    BigDecimal total = asked.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal confirmed =
        total
            .multiply(BigDecimal.valueOf(permille))
            .movePointLeft(4)
            .setScale(0, java.math.RoundingMode.FLOOR);

    List<BigDecimal> shares = ShareOut.run(confirmed, asked);

    assertThat(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(confirmed);
    for (int i = 0; i < shares.size(); i++) {
      BigDecimal off =
          shares.get(i).multiply(total).subtract(asked.get(i).multiply(confirmed)).abs();
      assertThat(off).isLessThan(total);
      assertThat(shares.get(i).stripTrailingZeros().scale()).isLessThanOrEqualTo(0);
    }
  }

  private static String ends(String asked, String percent, boolean whole) {
    Band band = Band.of(new BigDecimal(asked), new BigDecimal(percent), whole);
    return plain(band.lowest()) + ".." + plain(band.highest());
  }

  private static List<String> shares(String confirmed, String... asked) {
    return ShareOut.run(
            new BigDecimal(confirmed), java.util.Arrays.stream(asked).map(BigDecimal::new).toList())
        .stream()
        .map(BandTest::plain)
        .toList();
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
