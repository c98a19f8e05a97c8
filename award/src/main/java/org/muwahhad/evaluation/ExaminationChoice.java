package org.muwahhad.evaluation;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Page;
import org.muwahhad.web.Tab;

/**
 * Which of a tender's examinations a page shows.
 *
 * @param shown from 1 to {@code latest}
 * @param latest the examination under way, or the last one
 * @param address of the page
 */
public record ExaminationChoice(int shown, int latest, String address) {

  /**
   * What a reader asked for, the latest when nothing.
   *
   * @throws Refusal.NotFound when there is no such examination
   */
  public static ExaminationChoice of(int asked, int latest, String address) {
    if (asked < 0 || asked > latest) {
      throw new Refusal.NotFound("examination " + asked);
    }
    return new ExaminationChoice(asked == 0 ? latest : asked, latest, address);
  }

  /** Whether there is one to choose. */
  public boolean isOffered() {
    return latest > 1;
  }

  public boolean isLatest() {
    return shown == latest;
  }

  /** One for each examination. */
  public List<Tab> tabs(Page page) {
    return IntStream.rangeClosed(1, latest)
        .mapToObj(
            n ->
                new Tab(
                    page.t().get("evaluation.examination", n),
                    n == latest ? address : address + "?examination=" + n,
                    n == shown))
        .toList();
  }

  /** What a page of it adds to its address. */
  Map<String, String> query() {
    return Map.of("examination", String.valueOf(shown));
  }
}
