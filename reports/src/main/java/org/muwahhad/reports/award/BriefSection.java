package org.muwahhad.reports.award;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.document.TableCell;

/**
 * Writes what those who vote on a recommendation need to know: on the first page in short, and what
 * was examined beside it whole, further back.
 */
final class BriefSection {
  /** More would not leave the first page room for the rest, in two languages. */
  private static final int MOST_LOTS = 2;

  private static final int MOST_NAMED = 1;
  private static final String JOINER = " · ";

  private static final Table SUMS =
      Table.named("briefsums")
          .figures("brief.sum", 119)
          .figures("brief.benchmark", 119)
          .figures("brief.percent", 60)
          .figures("brief.estimate", 119)
          .figures("brief.percent", 60)
          .inSmallType();
  private static final Table LOTS =
      Table.named("brieflots")
          .words("lot", 44)
          .words("lot.title", 195)
          .words("brief.bidder", 164)
          .figures("brief.price", 120)
          .inSmallType();
  private static final Table STATES =
      Table.named("briefstates").figures(AwardReport.MOST_STATES, 87).inSmallType();
  private static final Table POINTS =
      Table.named("briefpoints")
          .words("brief.point", 163)
          .words("brief.standing", 360)
          .inSmallType();
  private static final Table RANKS =
      Table.named("briefranks")
          .words("lot", 44)
          .words("brief.lower", 140)
          .figures("brief.rank", 44)
          .words("brief.first", 125)
          .words("reason", 170);
  private static final Table OTHERS =
      Table.named("briefothers")
          .words("brief.other", 203)
          .figures("brief.price", 100)
          .words("brief.difference", 120)
          .words("brief.changed", 100);
  private static final Table MATTERS =
      Table.named("briefmatters").words("brief.matter", 223).words("brief.standing", 300);

  static final List<Table> ALL = List.of(SUMS, LOTS, STATES, POINTS, RANKS, OTHERS, MATTERS);

  private final AwardReport report;
  private final AwardBrief brief;
  private final Labels labels;
  private final DocumentWriter writer;

  BriefSection(AwardReport report, AwardBrief brief, Labels labels, DocumentWriter writer) {
    this.report = report;
    this.brief = brief;
    this.labels = labels;
    this.writer = writer;
  }

  /** Whether its table of lots is that of the result, so that it is printed once. */
  static boolean namesAllLots(AwardBrief brief) {
    return brief.lots().size() <= MOST_LOTS + 1;
  }

  /** The first page. */
  void first() {
    writer.section("BRIEF");
    table(SUMS, List.of(sums()));
    table(LOTS, lots());
    if (!report.allocations().isEmpty()) {
      writer.paragraph("brief.states");
      writer.table(STATES, stateNames(), () -> Stream.of(stateCosts()), 1);
    }
    writer.table(POINTS, points());
  }

  /** All of what the first page counts. */
  void examined() {
    if (brief.notFirst().isEmpty() && brief.others().isEmpty() && brief.matters().isEmpty()) {
      return;
    }
    writer.section("EXAMINED");
    writer.table(RANKS, brief.notFirst(), this::rank);
    if (!brief.others().isEmpty()) {
      table(OTHERS, brief.others().stream().map(this::other).toList());
    }
    writer.table(
        MATTERS,
        brief.matters(),
        m -> DocumentRow.of(TableCell.words(m.what()), TableCell.words(m.standing())));
  }

  private void table(Table shape, List<DocumentRow> rows) {
    AwardTemplate.table(writer, shape, report, labels, rows);
  }

  private DocumentRow sums() {
    return DocumentRow.of(
        TableCell.amount(sum(brief.lots())),
        TableCell.amount(brief.overBenchmark().saved()),
        percent(brief.overBenchmark()),
        TableCell.amount(brief.overEstimate().saved()),
        percent(brief.overEstimate()));
  }

  private static TableCell percent(AwardBrief.BriefSaving saving) {
    return saving.against().amount().signum() == 0
        ? TableCell.none()
        : TableCell.percent(
            AwardTemplate.share(saving.saved().amount(), saving.against().amount()));
  }

  private Money sum(List<AwardBrief.BriefLot> lots) {
    return lots.stream()
        .flatMap(lot -> lot.awards().stream())
        .map(AwardBrief.BriefAward::amount)
        .reduce(Money.zero(report.tender().currency()), Money::plus);
  }

  private List<DocumentRow> lots() {
    List<AwardBrief.BriefLot> all = brief.lots();
    int shown = namesAllLots(brief) ? all.size() : MOST_LOTS;
    List<DocumentRow> rows = new ArrayList<>();
    all.subList(0, shown).forEach(lot -> rows.addAll(lot(lot)));
    if (shown < all.size()) {
      List<AwardBrief.BriefLot> rest = all.subList(shown, all.size());
      rows.add(
          DocumentRow.of(
              TableCell.blank(),
              TableCell.words(labels.of("brief.more-lots", rest.size())),
              TableCell.blank(),
              TableCell.amount(sum(rest))));
    }
    return rows;
  }

  private List<DocumentRow> lot(AwardBrief.BriefLot lot) {
    TableCell number = TableCell.code(lot.number());
    TableCell title = TableCell.words(lot.title());
    return lot.awards().isEmpty()
        ? List.of(
            DocumentRow.of(
                number, title, TableCell.words(labels.of("unsuccessful")), TableCell.none()))
        : lot.awards().stream()
            .map(
                a ->
                    DocumentRow.of(
                        number, title, TableCell.words(a.bidder()), TableCell.amount(a.amount())))
            .toList();
  }

  private List<Bilingual> stateNames() {
    List<Bilingual> names = new ArrayList<>();
    report.allocations().forEach(a -> names.add(report.state(a.state()).name()));
    while (names.size() < AwardReport.MOST_STATES) {
      names.add(Bilingual.empty());
    }
    return names;
  }

  private DocumentRow stateCosts() {
    List<TableCell> costs = new ArrayList<>();
    report.allocations().forEach(a -> costs.add(TableCell.priced(a.local())));
    while (costs.size() < AwardReport.MOST_STATES) {
      costs.add(TableCell.blank());
    }
    return DocumentRow.of(costs);
  }

  private List<DocumentRow> points() {
    List<DocumentRow> rows = new ArrayList<>();
    rows.add(
        point(
            "brief.lower",
            brief.notFirst().stream()
                .map(r -> joined(labels.of("brief.of-lot", r.lot(), r.bidder()), r.reason()))
                .toList()));
    rows.add(
        point(
            "brief.other",
            brief.others().stream().map(o -> joined(o.name(), o.standing())).toList()));
    rows.add(
        DocumentRow.of(
            TableCell.words(labels.of("brief.matter")),
            TableCell.words(
                Stream.of(AwardBrief.MatterKind.values())
                    .map(this::count)
                    .reduce(BriefSection::joined)
                    .orElseThrow())));
    return rows;
  }

  /** How many there are of a kind, and of how many nothing became yet. */
  private Bilingual count(AwardBrief.MatterKind kind) {
    List<AwardBrief.BriefMatter> own =
        brief.matters().stream().filter(m -> m.kind() == kind).toList();
    long open = own.stream().filter(AwardBrief.BriefMatter::open).count();
    Bilingual name = labels.of("brief.matter." + kind);
    return own.isEmpty()
        ? labels.of("brief.count.none", name)
        : labels.of("brief.count", name, own.size(), open);
  }

  /** The first of them in words, and how many there are. */
  private DocumentRow point(String label, List<Bilingual> all) {
    Bilingual told = labels.of("brief.none");
    if (!all.isEmpty()) {
      told = all.stream().limit(MOST_NAMED).reduce(BriefSection::joined).orElseThrow();
    }
    return DocumentRow.of(
        TableCell.words(labels.of(label)),
        TableCell.words(
            all.size() > MOST_NAMED
                ? labels.of("brief.more", told, all.size() - MOST_NAMED)
                : told));
  }

  private static Bilingual joined(Bilingual one, Bilingual other) {
    return other.en().isEmpty()
        ? one
        : new Bilingual(one.ar() + JOINER + other.ar(), one.en() + JOINER + other.en());
  }

  private DocumentRow rank(AwardBrief.BriefRank lower) {
    return DocumentRow.of(
        TableCell.code(lower.lot()),
        TableCell.words(lower.bidder()),
        lower.rank().map(r -> TableCell.number(r.longValue())).orElseGet(TableCell::none),
        lower.first().en().isEmpty() ? TableCell.none() : TableCell.words(lower.first()),
        lower.reason().en().isEmpty() ? TableCell.none() : TableCell.words(lower.reason()));
  }

  private DocumentRow other(AwardBrief.BriefOther other) {
    return DocumentRow.of(
        TableCell.words(other.name()),
        TableCell.amount(other.price()),
        TableCell.words(other.standing()),
        other.changedLots().isEmpty()
            ? TableCell.words(labels.of("brief.unchanged"))
            : TableCell.words(Bilingual.same(String.join(JOINER, other.changedLots()))));
  }
}
