package org.muwahhad.replay;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.muwahhad.audit.Entry;
import org.muwahhad.award.AwardEntry;
import org.muwahhad.award.AwardEntry.AwardTakenBack;
import org.muwahhad.award.AwardEntry.AwardsConfirmed;
import org.muwahhad.award.AwardEntry.AwardsRecommended;
import org.muwahhad.award.AwardEntry.ConfirmedQuantitiesApplied;
import org.muwahhad.award.AwardEntry.RecommendedAward;
import org.muwahhad.award.AwardEntry.ReserveAnswered;
import org.muwahhad.award.AwardEntry.ReserveCalled;
import org.muwahhad.award.AwardEntry.ReserveInvited;
import org.muwahhad.award.AwardEntry.ReservePlaced;
import org.muwahhad.bid.BidEntry;
import org.muwahhad.bid.BidEntry.BidSubmitted;
import org.muwahhad.bid.BidEntry.BidWithdrawn;
import org.muwahhad.bid.BidEntry.PricesOpened;
import org.muwahhad.committee.CommitteeEntry;
import org.muwahhad.complaint.ComplaintEntry;
import org.muwahhad.evaluation.EvaluationEntry;
import org.muwahhad.framework.FrameworkEntry;
import org.muwahhad.framework.amendment.AmendmentEntry;
import org.muwahhad.framework.contract.ContractEntry;
import org.muwahhad.framework.fulfilment.FulfilmentEntry;
import org.muwahhad.framework.order.OrderEntry;
import org.muwahhad.framework.performance.PerformanceEntry;
import org.muwahhad.guarantee.GuaranteeEntry;
import org.muwahhad.tender.BidAtOpening;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderEntry;
import org.muwahhad.tender.TenderEntry.AlternateCalled;
import org.muwahhad.tender.TenderEntry.ChairPassed;
import org.muwahhad.tender.TenderEntry.DemandAggregated;
import org.muwahhad.tender.TenderEntry.PanelAppointed;
import org.muwahhad.tender.TenderMove;
import org.muwahhad.tender.TenderMove.BidsOpened;
import org.muwahhad.tender.TenderStatus;

/**
 * What the entries of a tender, of its bids and of its agreements tell of its parts, from the
 * dossier to deliveries and guarantees. Knows no database: the same entries lead to the same parts.
 */
final class PartsReplay {
  /** What is noted once entries tell what the awards in effect come to. */
  static final String UNITS = "units of awards";

  private final ReplayedParts parts = new ReplayedParts();
  private final DossierReplay dossier = new DossierReplay(parts);
  private final QuantityReplay quantities = new QuantityReplay(parts);
  private final AgreementReplay agreements = new AgreementReplay(parts);
  private final AmendmentReplay amendments = new AmendmentReplay(parts);
  private final ContractReplay contracts = new ContractReplay(parts);
  private final FulfilmentReplay fulfilments = new FulfilmentReplay(parts);
  private final PerformanceReplay performance = new PerformanceReplay(parts);
  private final GuaranteeReplay guarantees = new GuaranteeReplay(parts);
  private final CommitteeReplay committees = new CommitteeReplay(parts);
  private final EvaluationReplay evaluations = new EvaluationReplay(parts);
  private final Set<String> panels = new HashSet<>();

  /** The things of a part as the entries leave them, by name. */
  Map<String, String> of(TenderPart part) {
    return parts.of(part);
  }

  /** The panels whose members the entries describe. */
  Set<String> panels() {
    return panels;
  }

  /** Whether entries tell all of something, such as {@link DossierReplay#TOLD}. */
  boolean isTold(String what) {
    return parts.isTold(what);
  }

  /** Plays one act; what it does not know changes nothing. */
  void play(PlayedEntry played) {
    Entry entry = played.entry();
    dossier.play(entry);
    if (entry instanceof TenderMove move) {
      reach(move.to(), played.personId());
      if (move instanceof BidsOpened opening) {
        open(opening);
      }
    } else if (entry instanceof TenderEntry draft) {
      prepare(draft, played.personId());
    } else if (entry instanceof BidEntry bid) {
      bid(bid);
    } else if (entry instanceof EvaluationEntry evaluation) {
      evaluations.play(evaluation, played.personId());
    } else if (entry instanceof CommitteeEntry committee) {
      committees.play(committee);
    } else if (entry instanceof ComplaintEntry complaint) {
      committees.play(complaint, played.personId());
    } else if (entry instanceof AwardEntry award) {
      award(award, played.personId());
      quantities.play(award);
    } else if (entry instanceof FrameworkEntry agreement) {
      agreements.play(agreement, played.personId());
    } else if (entry instanceof AmendmentEntry amendment) {
      amendments.play(amendment, played.personId());
    } else if (entry instanceof ContractEntry contract) {
      contracts.play(contract, played.personId());
    } else if (entry instanceof OrderEntry order) {
      agreements.play(order, played.personId());
    } else if (entry instanceof FulfilmentEntry fulfilment) {
      fulfilments.play(fulfilment, played.personId());
    } else if (entry instanceof PerformanceEntry breach) {
      performance.play(breach, played.personId());
    } else if (entry instanceof GuaranteeEntry guarantee) {
      guarantees.play(guarantee);
    }
  }

  private void prepare(TenderEntry entry, String person) {
    if (entry instanceof DemandAggregated aggregated) {
      propose(aggregated.panels());
      reach(TenderStatus.DRAFT, person);
    } else if (entry instanceof PanelAppointed appointed) {
      appoint(appointed);
    } else if (entry instanceof AlternateCalled called) {
      seat(called.person(), seat(Panel.EXAMINATION.name(), false, false));
    } else if (entry instanceof ChairPassed passed) {
      seat(passed.from(), seat(Panel.EXAMINATION.name(), false, false));
      seat(passed.to(), seat(Panel.EXAMINATION.name(), true, false));
    }
  }

  private void reach(TenderStatus to, String person) {
    parts.put(
        TenderPart.MILESTONE,
        String.valueOf(of(TenderPart.MILESTONE).size() + 1),
        to + " " + person);
  }

  /** Seats such as {@code OPENING 12 chair}. */
  private void propose(List<String> seats) {
    for (String written : seats) {
      String[] words = written.split(" ");
      parts.put(TenderPart.SEAT, words[1], seat(words[0], words.length > 2, false));
    }
    panels.add(Panel.OPENING.name());
    panels.add(Panel.EXAMINATION.name());
  }

  private void appoint(PanelAppointed appointed) {
    String panel = appointed.panel().name();
    panels.add(panel);
    parts.of(TenderPart.SEAT).values().removeIf(s -> s.startsWith(panel));
    appointed.members().forEach(m -> seat(m, seat(panel, m == appointed.chair(), false)));
    Objects.requireNonNullElse(appointed.alternates(), List.<Long>of())
        .forEach(m -> seat(m, seat(panel, false, true)));
  }

  private void seat(long person, String seat) {
    parts.put(TenderPart.SEAT, String.valueOf(person), seat);
  }

  private static String seat(String panel, boolean chair, boolean alternate) {
    return panel + (chair ? " chair" : "") + (alternate ? " alternate" : "");
  }

  private void open(BidsOpened opening) {
    for (BidAtOpening bid : opening.digests()) {
      String to =
          bid.sha256() != null ? "OPENED" : bid.fault() != null ? "UNREADABLE" : "UNCONFIRMED";
      parts.put(TenderPart.BID, String.valueOf(bid.bid()), to);
      figures(bid);
    }
  }

  private void figures(BidAtOpening bid) {
    String digest = bid.figuresDigest();
    if (digest != null) {
      parts.put(TenderPart.FIGURES, String.valueOf(bid.bid()), digest);
    }
  }

  private void bid(BidEntry entry) {
    if (entry instanceof BidSubmitted submitted) {
      // An opening is recorded in the chain of the tender, which is played afterwards.
      parts.put(TenderPart.BID, String.valueOf(submitted.bidId()), "SUBMITTED");
      parts.put(
          TenderPart.RECEIPT, submitted.bidId() + "/" + submitted.version(), submitted.sha256());
    } else if (entry instanceof PricesOpened opening) {
      opening.digests().forEach(this::figures);
    } else if (entry instanceof BidWithdrawn withdrawn) {
      parts.put(TenderPart.BID, String.valueOf(withdrawn.bidId()), "WITHDRAWN");
      String digest = withdrawn.sha256();
      if (digest != null) {
        parts.put(
            TenderPart.RECEIPT,
            withdrawn.bidId() + "/" + withdrawn.version() + "/withdrawn",
            digest);
      }
    }
  }

  private void award(AwardEntry entry, String person) {
    if (entry instanceof AwardsRecommended recommended) {
      for (RecommendedAward award : recommended.lots()) {
        String name = award.lot() + "/" + award.bid();
        amount(name, award.amount(), award.currency());
        String before = parts.get(TenderPart.AWARD, name);
        int times = before.isEmpty() ? 0 : Integer.parseInt(before);
        parts.put(TenderPart.AWARD, name, Integer.toString(times + 1));
      }
    } else if (entry instanceof ConfirmedQuantitiesApplied settled) {
      settled.awards().forEach(a -> amount(a.lot() + "/" + a.bid(), a.amount(), a.currency()));
    } else if (entry instanceof AwardsConfirmed confirmed) {
      // All awards in effect are reported together.
      parts.noteTold(UNITS);
      confirmed
          .unitDigests()
          .forEach((award, digest) -> parts.put(TenderPart.AWARDED_UNITS, award, digest));
    } else if (entry instanceof AwardTakenBack lost) {
      parts.of(TenderPart.AWARDED_UNITS).remove(String.valueOf(lost.award()));
    } else {
      reserve(entry, person);
    }
  }

  private void reserve(AwardEntry entry, String person) {
    if (entry instanceof ReserveInvited invited) {
      for (ReservePlaced placed : invited.places()) {
        parts.put(
            TenderPart.RESERVE,
            invited.award() + "/" + placed.bid(),
            String.join(
                "|",
                String.valueOf(placed.place()),
                invited.answerUntil().toString(),
                person,
                "",
                ""));
      }
    } else if (entry instanceof ReserveAnswered answered) {
      String name = answered.award() + "/" + answered.bid();
      String asked = parts.get(TenderPart.RESERVE, name);
      if (asked.endsWith("||")) {
        parts.put(
            TenderPart.RESERVE,
            name,
            asked.substring(0, asked.length() - 1) + answered.answer() + "|" + person);
      }
    } else if (entry instanceof ReserveCalled called) {
      parts.put(
          TenderPart.RESERVE_CALL,
          called.award() + "/" + called.bid(),
          person + " " + called.reason());
    }
  }

  private void amount(String name, BigDecimal amount, String currency) {
    parts.put(TenderPart.AMOUNT, name, Numbers.plain(amount) + " " + currency);
  }
}
