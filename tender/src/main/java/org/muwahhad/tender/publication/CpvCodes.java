package org.muwahhad.tender.publication;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.muwahhad.shared.Faults;

/**
 * Codes of the common procurement vocabulary, or the first digits of codes, by which publications
 * are followed. Zeros at the end of a code stand for all below it, so that {@code 30200000} is what
 * {@code 302} is.
 *
 * @param prefixes two to eight digits each, without one that another covers, in their order
 */
public record CpvCodes(List<String> prefixes) {
  private static final int MOST = 10;
  private static final int SHORTEST = 2;
  private static final Pattern CODE = Pattern.compile("[0-9]{2,8}+");
  private static final Pattern SEPARATOR = Pattern.compile("[\\s,،;]++");
  private static final Pattern CHECK_DIGIT = Pattern.compile("-[0-9]$");

  public CpvCodes {
    prefixes = List.copyOf(prefixes);
  }

  /**
   * Reads codes with spaces or commas between them; the check digit of a code may follow it.
   *
   * @throws org.muwahhad.shared.Refusal.InvalidInput at {@code cpv} with {@code
   *     publication.cpv-malformed} or {@code publication.too-many-cpv}
   */
  public static CpvCodes read(String typed) {
    List<String> codes =
        Arrays.stream(SEPARATOR.split(typed.strip()))
            .filter(c -> !c.isEmpty())
            .map(c -> CHECK_DIGIT.matcher(c).replaceFirst(""))
            .toList();
    new Faults()
        .check(
            codes.stream().allMatch(c -> CODE.matcher(c).matches()),
            "cpv",
            "publication.cpv-malformed")
        .check(codes.size() <= MOST, "cpv", "publication.too-many-cpv", MOST)
        .throwIfAny();
    List<String> prefixes = codes.stream().map(CpvCodes::prefix).distinct().sorted().toList();
    return new CpvCodes(
        prefixes.stream()
            .filter(p -> prefixes.stream().noneMatch(o -> !o.equals(p) && p.startsWith(o)))
            .toList());
  }

  private static String prefix(String code) {
    int end = code.length();
    while (end > SHORTEST && code.charAt(end - 1) == '0') {
      end--;
    }
    return code.substring(0, end);
  }

  /** As a pattern of the database for codes; none are all. */
  public String pattern() {
    return prefixes.isEmpty() ? "^" : "^(" + String.join("|", prefixes) + ")";
  }

  /** As they are typed. */
  public String text() {
    return String.join(" ", prefixes);
  }
}
