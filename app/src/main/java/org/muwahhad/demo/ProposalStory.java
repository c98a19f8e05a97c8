package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ItemDetail;
import org.muwahhad.catalog.item.ViewCatalog;
import org.muwahhad.catalog.proposal.AcceptProposal;
import org.muwahhad.catalog.proposal.DeclineProposal;
import org.muwahhad.catalog.proposal.MergeProposal;
import org.muwahhad.catalog.proposal.ProposeItem;
import org.muwahhad.catalog.proposal.ProposeNeed;
import org.muwahhad.shared.Bilingual;

/** Officers propose items and changes; the catalog's manager has decided some of them. */
@Singleton
class ProposalStory {
  private static final String LAPTOP = "LAP-0003";
  private static final BigDecimal SHARE = new BigDecimal("0.93");
  private static final Bilingual FOLDING =
      new Bilingual("حاسوب محمول يتحول إلى لوح", "Laptop that folds into a tablet");
  private static final String FOLDING_REASON =
      "يدوّن الأطباء ملاحظاتهم بالقلم أثناء المرور على المرضى";
  private static final Bilingual OFFICE =
      new Bilingual("حاسوب محمول لموظفي الاستقبال", "Laptop for reception staff");
  private static final String OFFICE_REASON = "لم نجد في الكتالوج حاسوبًا مخصصًا للاستقبال";
  private static final String RUGGED = "حاسوب محمول متين للعمل الميداني";
  private static final String RUGGED_REASON =
      "تعمل فرق التفتيش في الصحراء، ولا تحتمل الحواسيب المكتبية الغبار والحرارة";
  private static final String RUGGED_EXAMPLE =
      "جهاز متين بشاشة 14 بوصة يتحمل الغبار، بنحو 600 ريال عُماني";
  private final ProposeItem propose;
  private final ProposeNeed proposeNeed;
  private final AcceptProposal accept;
  private final MergeProposal merge;
  private final DeclineProposal decline;
  private final ViewCatalog catalog;

  ProposalStory(
      ProposeItem propose,
      ProposeNeed proposeNeed,
      AcceptProposal accept,
      MergeProposal merge,
      DeclineProposal decline,
      ViewCatalog catalog) {
    this.propose = propose;
    this.proposeNeed = proposeNeed;
    this.accept = accept;
    this.merge = merge;
    this.decline = decline;
    this.catalog = catalog;
  }

  /** One of each outcome, and two that wait. */
  void enter(DemoCast cast, Timetable timetable, Instant now) {
    Actor manager = cast.person("catalog");
    AtomicLong folding = new AtomicLong();
    AtomicLong office = new AtomicLong();
    AtomicLong price = new AtomicLong();
    Instant begin = now.minus(Duration.ofDays(12));
    timetable.add(
        begin,
        () -> {
          folding.set(newItem(cast.person("officer.om"), LAPTOP, FOLDING, FOLDING_REASON));
          office.set(newItem(cast.person("officer.kw"), LAPTOP, OFFICE, OFFICE_REASON));
          price.set(cheaper(cast.person("officer.om"), LAPTOP));
        });
    timetable.add(
        begin.plus(Duration.ofDays(2)),
        () -> {
          accept.run(
              manager,
              folding.get(),
              new AcceptProposal.Acceptance("LAP-0090", null, null, null, null, null));
          merge.run(manager, office.get(), LAPTOP, "يفي هذا الصنف بالغرض نفسه");
          decline.run(manager, price.get(), "السعر المقترح عرض مؤقت من مورّد واحد");
        });
    timetable.add(
        now.minus(Duration.ofDays(2)),
        () -> {
          proposeNeed.run(
              cast.person("officer.om"),
              new ProposeNeed.Need(RUGGED, RUGGED_REASON, RUGGED_EXAMPLE));
          cheaper(cast.person("officer.kw"), LAPTOP);
        });
  }

  private long newItem(Actor officer, String like, Bilingual name, String reason) {
    ItemDetail item = catalog.newest(officer, like);
    return propose.run(
        officer,
        new ProposeItem.ProposalDraft(
            null,
            item.item().categoryCode(),
            item.item().kind(),
            reason,
            content(item, name, false)));
  }

  private long cheaper(Actor officer, String code) {
    ItemDetail item = catalog.newest(officer, code);
    return propose.run(
        officer,
        new ProposeItem.ProposalDraft(
            code,
            null,
            null,
            "انخفض سعره في السوق المحلية",
            content(item, item.revision().name(), true)));
  }

  private static ItemContent content(ItemDetail item, Bilingual name, boolean cheaper) {
    ItemDetail.Revision revision = item.revision();
    Map<String, String> attributes =
        item.attributes().stream()
            .collect(
                Collectors.toMap(s -> s.attribute().code(), ItemDetail.AttributeStatement::value));
    return new ItemContent(
        name,
        revision.description(),
        revision.unitCode(),
        cheaper
            ? Objects.requireNonNull(revision.benchmark()).times(SHARE).amount()
            : Objects.requireNonNull(revision.benchmarkPrice()),
        Objects.requireNonNull(revision.benchmarkCurrency()),
        Objects.requireNonNull(revision.benchmarkDate()),
        Objects.requireNonNull(revision.benchmarkSource()),
        attributes);
  }
}
