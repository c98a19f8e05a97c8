package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.Specifications;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.LazyFigures;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.PriceIndex;
import org.muwahhad.reports.dossier.DossierReport;
import org.muwahhad.reports.dossier.DossierTemplate;
import org.muwahhad.shared.Language;
import org.muwahhad.tender.ComputedDeadline;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.PriceIndexQueries;
import org.muwahhad.tender.ProcedureQueries;
import org.muwahhad.tender.TenderDates;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.amendment.AmendmentFile;
import org.muwahhad.tender.document.DossierDocument;
import org.muwahhad.tender.publication.PublicNotice;
import org.muwahhad.tender.publication.PublishedTenderQueries;
import org.muwahhad.tender.publication.ViewPublications;
import org.muwahhad.tender.question.AnsweredQuestion;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.web.Texts;

/** The dossier of a published tender, for everyone who may read it on its page. */
@Singleton
final class DossierReporter implements Reporter<DossierReport> {
  private final ViewPublications viewPublications;
  private final TenderQueries tenders;

  DossierReporter(ViewPublications viewPublications, TenderQueries tenders) {
    this.viewPublications = viewPublications;
    this.tenders = tenders;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.DOSSIER;
  }

  @Override
  public GatheredReport<DossierReport> gather(Actor actor, Subject subject) {
    String number = viewPublications.requireDossier(actor, subject.id());
    boolean twoEnvelopes = tenders.getTender(subject.id()).twoEnvelopes();
    LazyFigures<PublicNotice> notice =
        new LazyFigures<>(() -> viewPublications.dossier(actor, subject.id()));
    return new GatheredReport<>(
        actor.grants().get(0).role(),
        number,
        false,
        new DossierTemplate(),
        issue -> report(notice.get(), twoEnvelopes, issue));
  }

  private static DossierReport report(PublicNotice notice, boolean twoEnvelopes, Issue issue) {
    PublishedTenderQueries.PublishedTenderHead head = notice.tender();
    String urgency = head.urgencyReason();
    return new DossierReport(
        head.number(),
        head.ocid(),
        Wording.of(head.title()),
        Wording.both("reporting.procuring-body"),
        issue.at(),
        Wording.both("publication.state." + head.state()),
        Wording.both("tender.method." + head.procurementMethod()),
        ground(notice.procedure()),
        Wording.both("tender.award." + head.awardCriteria()),
        head.currency(),
        head.rateDate(),
        twoEnvelopes,
        urgency == null ? "" : urgency,
        schedule(notice),
        notice.requirements().stream().map(r -> Wording.of(r.name())).toList(),
        notice.lots().stream().map(DossierReporter::lot).toList(),
        criteria(notice, CriterionKind.ADMINISTRATIVE),
        criteria(notice, CriterionKind.TECHNICAL),
        orNothing(notice.conditions()),
        notice.guarantees().stream().map(DossierReporter::rule).toList(),
        notice.rules().stream().map(DossierReporter::rule).toList(),
        index(notice.priceIndex()),
        notice.amendments().stream().map(DossierReporter::amendment).toList(),
        notice.answers().stream().map(DossierReporter::answer).toList(),
        notice.documents().stream().flatMap(DossierReporter::files).toList(),
        issue.proof());
  }

  private static DossierReport.@Nullable Ground ground(
      ProcedureQueries.@Nullable Procedure procedure) {
    return procedure == null
        ? null
        : new DossierReport.Ground(
            Wording.of(procedure.groundText()),
            Wording.of(procedure.source()),
            Wording.of(procedure.reason()));
  }

  /** In the order of the days; what comes after the opening last. */
  private static List<DossierReport.Date> schedule(PublicNotice notice) {
    PublishedTenderQueries.PublishedTenderHead head = notice.tender();
    List<DossierReport.Date> dates = new ArrayList<>();
    dates.add(date("tender.milestone.PUBLISHED", head.publishedAt(), Bilingual.empty()));
    ProcedureQueries.@Nullable Procedure procedure = notice.procedure();
    Instant applications = procedure == null ? null : procedure.applicationsUntil();
    if (applications != null) {
      dates.add(
          computed("procedure.applications-until", applications, notice.applicationsComputed()));
    }
    notice.dates().stream()
        .filter(d -> d.days() < 0)
        .forEach(d -> dates.add(following(notice, d, "tender.days-before")));
    dates.add(computed("tender.deadline", head.deadlineAt(), notice.deadlineComputed()));
    dates.add(
        date("tender.milestone.OPENED", head.openedAt(), Wording.both("publication.opening-how")));
    notice.dates().stream()
        .filter(d -> d.days() >= 0)
        .forEach(d -> dates.add(following(notice, d, "tender.days-after")));
    return dates;
  }

  private static DossierReport.Date date(String key, @Nullable Instant at, Bilingual how) {
    return new DossierReport.Date(Wording.both(key), at, how, Bilingual.empty());
  }

  /** A date that had to keep a rule. */
  private static DossierReport.Date computed(
      String key, Instant at, @Nullable ComputedDeadline rule) {
    return rule == null
        ? date(key, at, Bilingual.empty())
        : new DossierReport.Date(
            Wording.both(key),
            at,
            Wording.both("tender.computed." + rule.start(), rule.days()),
            Wording.of(rule.rule().source()));
  }

  private static DossierReport.Date following(
      PublicNotice notice, TenderDates.FollowingDate date, String how) {
    return new DossierReport.Date(
        Wording.both("tender.date." + date.code()),
        date.at(),
        Wording.both(how, Math.abs(date.days())),
        Wording.of(notice.rule(date.code()).source()));
  }

  private static DossierReport.DossierLot lot(PublicNotice.LotNotice lot) {
    return new DossierReport.DossierLot(
        lot.number(),
        Wording.of(lot.title()),
        lot.items().stream().map(DossierReporter::item).toList(),
        lot.places().stream().flatMap(place -> deliveries(lot, place)).toList());
  }

  private static Stream<DossierReport.Delivery> deliveries(
      PublicNotice.LotNotice lot, PublicNotice.PlaceNotice place) {
    return place.quantities().stream()
        .map(
            q ->
                new DossierReport.Delivery(
                    Wording.of(place.state()),
                    Wording.of(place.city()),
                    lot.item(q.itemId()).code(),
                    q.quantity().stripTrailingZeros(),
                    Wording.of(lot.item(q.itemId()).unit())));
  }

  private static DossierReport.DossierItem item(PublicNotice.ItemNotice item) {
    return new DossierReport.DossierItem(
        item.code(),
        Wording.of(item.name()),
        item.categoryCode(),
        specification(item),
        item.quantity().stripTrailingZeros(),
        Wording.of(item.unit()),
        item.freeOfCharge(),
        orNothing(item.note()),
        item.requirements().stream().map(DossierReporter::requirement).toList());
  }

  /** What the catalog states stands here only where nothing is required, as on the page. */
  private static Bilingual specification(PublicNotice.ItemNotice item) {
    return new Bilingual(
        specification(item, org.muwahhad.shared.Bilingual::ar),
        specification(item, org.muwahhad.shared.Bilingual::en));
  }

  private static String specification(
      PublicNotice.ItemNotice item, Function<org.muwahhad.shared.Bilingual, String> language) {
    Specifications.Specification specification = item.specification();
    Stream<String> lines =
        item.requirements().isEmpty()
            ? specification.lines().stream()
                .map(l -> language.apply(l.name()) + ": " + language.apply(l.value()))
            : Stream.empty();
    return Stream.concat(Stream.of(language.apply(specification.description())), lines)
        .filter(line -> !line.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private static DossierReport.Requirement requirement(Requirement requirement) {
    return new DossierReport.Requirement(
        Wording.of(requirement.name()),
        requirement.comparison().name(),
        requirement.wanted(),
        new Bilingual(
            Wording.plain(requirement.asked(Texts.in(Language.AR))),
            Wording.plain(requirement.asked(Texts.in(Language.EN)))),
        requirement.mandatory());
  }

  private static List<DossierReport.Criterion> criteria(PublicNotice notice, CriterionKind kind) {
    return notice.criteria(kind).stream()
        .map(c -> new DossierReport.Criterion(c.code(), Wording.of(c.name()), c.weight()))
        .toList();
  }

  private static DossierReport.Rule rule(TenderQueries.Rule rule) {
    return new DossierReport.Rule(
        rule.code(),
        Wording.of(rule.heading()),
        rule.value().stripTrailingZeros(),
        rule.unit().equals("COUNT")
            ? Bilingual.empty()
            : Wording.both("tender.rule-unit." + rule.unit()),
        rule.isYesOrNo(),
        Wording.of(rule.source()));
  }

  /** The index that prices may follow, for every report that says it. */
  static @Nullable PriceIndex index(PriceIndexQueries.@Nullable DossierIndex index) {
    return index == null
        ? null
        : new PriceIndex(
            Wording.of(index.name()),
            Wording.of(index.source()),
            index.baseOn(),
            index.baseValue().stripTrailingZeros());
  }

  private static DossierReport.Amendment amendment(AmendmentFile file) {
    var amendment = file.amendment();
    Integer number = amendment.number();
    Instant publishedAt = amendment.publishedAt();
    if (number == null || publishedAt == null) {
      throw new IllegalStateException("Amendment " + amendment.id() + " is not in force");
    }
    return new DossierReport.Amendment(
        number,
        publishedAt,
        Wording.of(amendment.reason()),
        amendment.movesDeadline() ? amendment.deadlineAfter() : null,
        file.changes().stream()
            .map(
                c ->
                    new DossierReport.DossierChange(
                        Wording.of(c.label()), Wording.of(c.before()), Wording.of(c.after())))
            .toList());
  }

  private static DossierReport.AnsweredQuestionText answer(AnsweredQuestion answer) {
    return new DossierReport.AnsweredQuestionText(
        answer.number(),
        Wording.of(answer.question()),
        Wording.of(answer.answer()),
        answer.answeredAt());
  }

  private static Stream<DossierReport.Document> files(DossierDocument document) {
    return document.current().stream()
        .map(
            e ->
                new DossierReport.Document(
                    Wording.of(document.title()),
                    Wording.both("reporting.language." + e.language()),
                    e.fileName(),
                    e.sha256()));
  }

  private static Bilingual orNothing(org.muwahhad.shared.@Nullable Bilingual text) {
    return text == null ? Bilingual.empty() : Wording.of(text);
  }
}
