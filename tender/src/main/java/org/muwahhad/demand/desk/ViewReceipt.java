package org.muwahhad.demand.desk;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.Commitment;
import org.muwahhad.demand.submission.DemandContent;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.demand.submission.ViewSubmissions;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

/**
 * A receipt with its lines in words, for everyone who may see the submission ({@link
 * ViewSubmissions}): what was acknowledged then, whatever stands now.
 *
 * <p>Not found when the submission is not the person's to see or has no such receipt.
 */
@Singleton
public class ViewReceipt {
  private final ViewSubmissions viewSubmissions;
  private final ViewVersions viewVersions;
  private final VersionNameQueries names;

  ViewReceipt(
      ViewSubmissions viewSubmissions, ViewVersions viewVersions, VersionNameQueries names) {
    this.viewSubmissions = viewSubmissions;
    this.viewVersions = viewVersions;
    this.names = names;
  }

  /**
   * One line as it was acknowledged.
   *
   * @param unitPrice estimate without VAT
   * @param total quantity times price
   * @param keptReason why the item was kept though a standard one exists; empty if there is none
   */
  public record ReceiptLine(
      int number,
      String itemCode,
      int revision,
      Bilingual item,
      BigDecimal quantity,
      Bilingual unit,
      LocalDate needBy,
      Bilingual site,
      Money unitPrice,
      Money total,
      Commitment commitment,
      String budgetLine,
      String justification,
      String keptReason) {}

  /** The receipt, its lines and their sum without VAT. */
  public record ReceiptView(
      SubmissionQueries.SubmissionRow submission,
      SubmissionQueries.ReceiptRow receipt,
      List<ReceiptLine> lines,
      Money total) {}

  private record ReceiptNames(
      Map<String, Bilingual> items, Map<String, Bilingual> units, Map<String, Bilingual> sites) {}

  @Transactional
  public ReceiptView get(Actor actor, long submissionId, int number) {
    ViewSubmissions.SubmissionView view = viewSubmissions.get(actor, submissionId);
    SubmissionQueries.ReceiptRow receipt =
        view.receipts().stream()
            .filter(r -> r.number() == number)
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("receipt " + number));
    DemandContent content = viewVersions.read(receipt);
    ReceiptNames words = words(content, view.submission().entityId());
    List<ReceiptLine> lines =
        content.lines().stream().map(l -> line(l, content.currency(), words)).toList();
    Money total =
        lines.stream().map(ReceiptLine::total).reduce(Money.zero(content.currency()), Money::plus);
    return new ReceiptView(view.submission(), receipt, lines, total);
  }

  private ReceiptNames words(DemandContent content, long entityId) {
    List<String> items = codes(content, DemandContent.ContentLine::item);
    List<String> units = codes(content, DemandContent.ContentLine::unit);
    return new ReceiptNames(
        items.isEmpty()
            ? Map.of()
            : names.listRevisions(items).stream()
                .collect(
                    Collectors.toMap(
                        r -> revision(r.code(), r.number()), VersionNameQueries.Revision::name)),
        units.isEmpty() ? Map.of() : ViewVersions.byCode(names.listUnits(units)),
        ViewVersions.byCode(names.listSites(entityId)));
  }

  private static List<String> codes(
      DemandContent content, Function<DemandContent.ContentLine, String> code) {
    return content.lines().stream().map(code).distinct().toList();
  }

  private static ReceiptLine line(
      DemandContent.ContentLine line, String currency, ReceiptNames words) {
    BigDecimal quantity = new BigDecimal(line.quantity());
    Money price = new Money(new BigDecimal(line.unitPrice()), currency);
    return new ReceiptLine(
        line.line(),
        line.item(),
        line.revision(),
        name(words.items(), revision(line.item(), line.revision()), line.item()),
        quantity.stripTrailingZeros(),
        name(words.units(), line.unit(), line.unit()),
        LocalDate.parse(line.needBy()),
        name(words.sites(), line.site(), line.site()),
        price,
        price.times(quantity),
        Commitment.valueOf(line.commitment()),
        line.budgetLine(),
        line.justification(),
        line.reasonKept());
  }

  private static Bilingual name(Map<String, Bilingual> names, String key, String code) {
    return names.getOrDefault(key, new Bilingual(code, code));
  }

  private static String revision(String code, int number) {
    return code + "/" + number;
  }
}
