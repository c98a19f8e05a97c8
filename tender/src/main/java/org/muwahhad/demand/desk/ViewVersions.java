package org.muwahhad.demand.desk;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.demand.submission.DemandContent;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.demand.submission.ViewSubmissions;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/**
 * Differences between two versions of a submission, each as its receipt acknowledges it, for
 * everyone who may see the submission ({@link ViewSubmissions}).
 *
 * <p>Not found when the submission is not the person's to see or has no such receipt.
 */
@Singleton
public class ViewVersions {
  private final ViewSubmissions viewSubmissions;
  private final VersionNameQueries names;
  private final JsonMapper json;

  ViewVersions(ViewSubmissions viewSubmissions, VersionNameQueries names, JsonMapper json) {
    this.viewSubmissions = viewSubmissions;
    this.names = names;
    this.json = json;
  }

  /**
   * Two versions and what differs.
   *
   * @param items names of the items that differ, by code
   * @param sites names of the sites that differ, by code
   */
  public record Comparison(
      SubmissionQueries.SubmissionRow submission,
      List<SubmissionQueries.ReceiptRow> receipts,
      SubmissionQueries.ReceiptRow from,
      SubmissionQueries.ReceiptRow to,
      List<VersionDifferences.LineChange> changes,
      Map<String, Bilingual> items,
      Map<String, Bilingual> sites)
      implements VersionDifferences.NamedChanges {
    @Override
    public String currency() {
      return submission.currency();
    }
  }

  /** Names of what changes name by code. */
  public record VersionNamesByCode(Map<String, Bilingual> items, Map<String, Bilingual> sites) {}

  /**
   * Compares two versions.
   *
   * @param from number of the older receipt; 0 takes the one before {@code to}
   * @param to number of the newer receipt; 0 takes the newest
   */
  @Transactional
  public Comparison compare(Actor actor, long submissionId, int from, int to) {
    ViewSubmissions.SubmissionView view = viewSubmissions.get(actor, submissionId);
    int newer = to == 0 ? view.receipts().size() : to;
    int older = from == 0 ? newer - 1 : from;
    SubmissionQueries.ReceiptRow before = receipt(view, older);
    SubmissionQueries.ReceiptRow after = receipt(view, newer);
    List<VersionDifferences.LineChange> changes =
        VersionDifferences.between(read(before), read(after));
    VersionNamesByCode named = names(changes, view.submission().entityId());
    return new Comparison(
        view.submission(), view.receipts(), before, after, changes, named.items(), named.sites());
  }

  public VersionNamesByCode names(List<VersionDifferences.LineChange> changes, long entityId) {
    List<String> codes =
        changes.stream().map(VersionDifferences.LineChange::item).distinct().toList();
    return new VersionNamesByCode(
        byCode(codes.isEmpty() ? List.of() : names.listItems(codes)),
        byCode(names.listSites(entityId)));
  }

  static Map<String, Bilingual> byCode(List<RoundQueries.CodeWithName> named) {
    return named.stream()
        .collect(
            Collectors.toMap(RoundQueries.CodeWithName::code, RoundQueries.CodeWithName::name));
  }

  private static SubmissionQueries.ReceiptRow receipt(
      ViewSubmissions.SubmissionView view, int number) {
    return view.receipts().stream()
        .filter(r -> r.number() == number)
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("receipt " + number));
  }

  public DemandContent read(SubmissionQueries.ReceiptRow receipt) {
    try {
      return json.readValue(
          receipt.content().getBytes(StandardCharsets.UTF_8), DemandContent.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
