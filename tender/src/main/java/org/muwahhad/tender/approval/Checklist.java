package org.muwahhad.tender.approval;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.Expertise;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.ProcedureQueries;
import org.muwahhad.tender.ProcurementMethod;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.panel.AppointPanel;
import org.muwahhad.tender.panel.Custodians;
import org.muwahhad.tender.terms.SecurityAsked;
import org.muwahhad.web.Texts;

/**
 * What must hold before a tender is approved, each with the code under which approval is refused.
 */
public record Checklist(List<ApprovalCondition> checks) {
  public Checklist {
    checks = List.copyOf(checks);
  }

  /**
   * One condition; its text is under {@code tender.check.<code>}.
   *
   * @param about whom or what it fails for, where that helps
   * @param advice whether approval may go on without it: the buyer is told, and decides
   * @param hollow whether there is nothing to check, so that it cannot be said to be met
   */
  public record ApprovalCondition(
      String code, boolean met, @Nullable Bilingual about, boolean advice, boolean hollow) {
    ApprovalCondition(String code, boolean met, @Nullable Bilingual about, boolean advice) {
      this(code, met, about, advice, false);
    }

    ApprovalCondition(String code, boolean met, @Nullable Bilingual about) {
      this(code, met, about, false);
    }

    static ApprovalCondition of(String code, boolean met) {
      return new ApprovalCondition(code, met, null, false);
    }

    ApprovalCondition hollowIf(boolean nothing) {
      return new ApprovalCondition(code, met, about, advice, nothing);
    }

    /** Part of the tender where the buyer mends it, such as {@code /settings}; null for none. */
    public @Nullable String part() {
      ConditionPlace place = ConditionPlace.of(code);
      return place == null ? null : place.part();
    }

    /** The field in that part as the end of an address; empty where it is not one field. */
    public String fragment() {
      ConditionPlace place = ConditionPlace.of(code);
      return place == null ? "" : place.fragment();
    }

    /** Whether it keeps the tender from being approved. */
    public boolean blocks() {
      return !met && !advice;
    }
  }

  /** What the checklist is drawn from. */
  record Dossier(
      TenderQueries.Tender tender,
      List<TenderQueries.TenderLot> lots,
      List<TenderQueries.LotItem> items,
      List<TenderQueries.Criterion> criteria,
      List<TenderQueries.PanelMember> members,
      @Nullable Bilingual examinerWhoPrepared,
      Custodians.PanelStanding custodians,
      Map<String, BigDecimal> rules,
      boolean balances,
      boolean estimated,
      boolean translated,
      Invitation invitation,
      RestingStates resting,
      List<Integer> lotsWithoutRequirements,
      List<Integer> lotsAsProposed,
      int documents,
      int texts,
      boolean titleOfRound,
      boolean documentsScanned,
      @Nullable Bilingual inOneLanguage,
      Instant now) {}

  /**
   * Who may bid, in a tender that is not open.
   *
   * @param invited how many are named in the draft
   * @param competition of a mini-competition; of others it is nothing
   */
  record Invitation(
      ProcedureQueries.@Nullable Procedure procedure,
      int invited,
      List<ProcedureQueries.Requirement> requirements,
      Competition competition) {}

  /**
   * Who competes in a mini-competition.
   *
   * @param isWide whether enough suppliers compete for each lot
   * @param isCurrent whether the agreements are still as they were when the procedure was set
   */
  record Competition(boolean isWide, boolean isCurrent) {
    static final Competition NONE = new Competition(false, false);
  }

  /**
   * The states that rest on the days that matter to bidders, each with its reason, and the next day
   * that suits all; null where none does or there is no such day.
   *
   * @param atQuestions when the last question is taken
   * @param atAnswers when the last answer is due
   */
  record RestingStates(
      @Nullable Bilingual atDeadline,
      @Nullable Bilingual atQuestions,
      @Nullable Bilingual atAnswers,
      @Nullable Bilingual atApplications) {}

  public boolean isComplete() {
    return checks.stream().noneMatch(ApprovalCondition::blocks);
  }

  /** The first condition that keeps it from being approved. */
  public Optional<ApprovalCondition> firstOpen() {
    return checks.stream().filter(ApprovalCondition::blocks).findFirst();
  }

  /**
   * Refuses to go on while a condition does not hold.
   *
   * @throws Refusal.RuleBroken with the code of the first one
   */
  void requireComplete() {
    firstOpen()
        .ifPresent(
            check -> {
              String code = "tender." + check.code();
              Bilingual about = check.about();
              throw about == null
                  ? new Refusal.RuleBroken(code)
                  : new Refusal.RuleBroken(code, about);
            });
  }

  static Checklist of(Dossier d) {
    List<ApprovalCondition> checks = new ArrayList<>();
    checks.add(ApprovalCondition.of("sums-differ", d.balances()));
    checks.add(ApprovalCondition.of("lot-empty", everyLotHasItems(d)));
    checks.add(ApprovalCondition.of("titles-missing", everythingIsNamedInBoth(d)));
    checks.add(ApprovalCondition.of("title-of-round", !d.titleOfRound()));
    checks.add(
        ApprovalCondition.of(
            "weights-not-100", technicalWeight(d.criteria()).compareTo(hundred()) == 0));
    checks.add(ApprovalCondition.of("quality-and-price-not-100", weightsFit(d)));
    checks.add(ApprovalCondition.of("record-criterion-missing", recordFits(d)));
    checks.add(ApprovalCondition.of("security-asked-twice", SecurityAsked.isOneMeasure(d.rules())));
    checks.add(ApprovalCondition.of("security-without-form", SecurityAsked.hasForm(d.rules())));
    checks.add(ApprovalCondition.of("panel-incomplete", isComplete(d.members())));
    Bilingual lacking = lackingExpertise(d.members());
    checks.add(new ApprovalCondition("expertise-missing", lacking == null, lacking));
    Bilingual prepared = d.examinerWhoPrepared();
    checks.add(new ApprovalCondition("examiner-prepared", prepared == null, prepared, false));
    Bilingual keyless = d.custodians().withoutKey().orElse(null);
    checks.add(new ApprovalCondition("opening-keys-missing", keyless == null, keyless, false));
    checks.add(ApprovalCondition.of("opening-one-state", d.custodians().isSpread()));
    checks.add(ApprovalCondition.of("bid-period-too-short", deadlineFits(d)));
    checks.add(ApprovalCondition.of("rate-date-missing", d.tender().rateDate() != null));
    checks.add(ApprovalCondition.of("estimate-missing", d.estimated()));
    checks.add(
        ApprovalCondition.of("translation-missing", d.translated()).hollowIf(d.texts() == 0));
    addDocuments(checks, d);
    addProcedure(checks, d);
    addRestDays(checks, d.resting());
    checks.add(
        ofLots(
            "requirements-missing",
            "tender.lots-without-requirements",
            d.lotsWithoutRequirements(),
            true));
    checks.add(ofLots("lot-names-proposed", "tender.lots-as-proposed", d.lotsAsProposed(), false));
    return new Checklist(checks);
  }

  /** The terms of a mini-competition stand in the agreements: it needs no documents of its own. */
  private static void addDocuments(List<ApprovalCondition> checks, Dossier d) {
    boolean none = d.documents() == 0;
    boolean needed = !d.tender().procurementMethod().equals(ProcurementMethod.FRAMEWORK.code());
    checks.add(
        ApprovalCondition.of("documents-missing", !none || !needed).hollowIf(none && !needed));
    checks.add(ApprovalCondition.of("documents-not-scanned", d.documentsScanned()).hollowIf(none));
    Bilingual one = d.inOneLanguage();
    checks.add(
        new ApprovalCondition("documents-one-language", one == null, one, true).hollowIf(none));
  }

  private static void addRestDays(List<ApprovalCondition> checks, RestingStates resting) {
    Bilingual atDeadline = resting.atDeadline();
    checks.add(new ApprovalCondition("deadline-rest-day", atDeadline == null, atDeadline, true));
    addRestDay(checks, "questions-rest-day", resting.atQuestions());
    addRestDay(checks, "answers-rest-day", resting.atAnswers());
    addRestDay(checks, "applications-rest-day", resting.atApplications());
  }

  private static void addRestDay(
      List<ApprovalCondition> checks, String code, @Nullable Bilingual states) {
    if (states != null) {
      checks.add(new ApprovalCondition(code, false, states, true));
    }
  }

  private static void addProcedure(List<ApprovalCondition> checks, Dossier d) {
    ProcedureQueries.Procedure procedure = d.invitation().procedure();
    checks.add(
        ApprovalCondition.of(
            "procedure-unjustified", !d.tender().limitsBidders() || procedure != null));
    switch (ProcurementMethod.find(d.tender().procurementMethod()).orElseThrow()) {
      case OPEN -> {
        // Everybody may bid.
      }
      case LIMITED ->
          checks.add(
              ApprovalCondition.of("invited-too-few", d.invitation().invited() >= leastInvited(d)));
      case FRAMEWORK -> {
        checks.add(
            ApprovalCondition.of("competition-too-narrow", d.invitation().competition().isWide()));
        checks.add(
            ApprovalCondition.of("agreements-changed", d.invitation().competition().isCurrent()));
      }
      case DIRECT ->
          checks.add(ApprovalCondition.of("invited-too-few", d.invitation().invited() >= 1));
      case SELECTIVE -> {
        checks.add(
            ApprovalCondition.of(
                "prequalification-incomplete", !d.invitation().requirements().isEmpty()));
        checks.add(
            ApprovalCondition.of("prequalification-too-short", applicationsFit(d, procedure)));
      }
    }
  }

  private static int leastInvited(Dossier d) {
    return TenderRule.LIMITED_MINIMUM_INVITED.in(d.rules()).intValue();
  }

  private static boolean applicationsFit(
      Dossier d, ProcedureQueries.@Nullable Procedure procedure) {
    Instant until = procedure == null ? null : procedure.applicationsUntil();
    Instant deadline = d.tender().deadlineAt();
    int least = TenderRule.PREQUALIFICATION_MINIMUM_DAYS.in(d.rules()).intValue();
    return until != null
        && deadline != null
        && Duration.between(d.now(), until).toDays() >= least
        && Duration.between(until, deadline).toDays() >= d.tender().minimumBidDays();
  }

  /**
   * What some lots lack.
   *
   * @param advice whether it is left to the buyer: a lot of services may well have no requirements
   */
  private static ApprovalCondition ofLots(
      String code, String textKey, List<Integer> lots, boolean advice) {
    Bilingual about =
        lots.isEmpty()
            ? null
            : new Bilingual(
                named(Texts.in(Language.AR), textKey, lots),
                named(Texts.in(Language.EN), textKey, lots));
    return new ApprovalCondition(code, lots.isEmpty(), about, advice);
  }

  private static String named(Texts t, String textKey, List<Integer> lots) {
    return t.get(
        textKey,
        lots.stream().map(String::valueOf).collect(Collectors.joining(t.formats().comma())));
  }

  /** Sum of the technical weights, in percent. */
  static BigDecimal technicalWeight(List<TenderQueries.Criterion> criteria) {
    BigDecimal sum = BigDecimal.ZERO;
    for (TenderQueries.Criterion criterion : criteria) {
      BigDecimal weight = criterion.weight();
      sum = weight == null ? sum : sum.add(weight);
    }
    return sum;
  }

  private static BigDecimal hundred() {
    return BigDecimal.valueOf(100);
  }

  private static boolean everyLotHasItems(Dossier d) {
    var used = d.items().stream().map(TenderQueries.LotItem::lotId).collect(Collectors.toSet());
    return !d.lots().isEmpty() && d.lots().stream().allMatch(l -> used.contains(l.id()));
  }

  private static boolean everythingIsNamedInBoth(Dossier d) {
    return isNamed(d.tender().title()) && d.lots().stream().allMatch(l -> isNamed(l.title()));
  }

  private static boolean isNamed(Bilingual text) {
    return !text.ar().isBlank() && !text.en().isBlank();
  }

  private static boolean weightsFit(Dossier d) {
    if (!d.tender().weighsQuality()) {
      return true;
    }
    BigDecimal quality = d.rules().getOrDefault(TenderRule.WEIGHT_QUALITY.code(), BigDecimal.ZERO);
    BigDecimal price = d.rules().getOrDefault(TenderRule.WEIGHT_PRICE.code(), BigDecimal.ZERO);
    return quality.add(price).compareTo(hundred()) == 0;
  }

  /** Points taken from a record need the months that it is of, and the criterion that has them. */
  private static boolean recordFits(Dossier d) {
    return TenderRule.PERFORMANCE_POINTS_PER_BREACH.in(d.rules()).signum() == 0
        || TenderRule.PERFORMANCE_NO_BREACH_MONTHS.in(d.rules()).signum() > 0
            && d.criteria().stream()
                .anyMatch(c -> c.kind() == CriterionKind.TECHNICAL && c.code().equals("RECORD"));
  }

  private static boolean isComplete(List<TenderQueries.PanelMember> members) {
    for (Panel panel : Panel.values()) {
      var own = members.stream().filter(m -> m.panel() == panel && !m.alternate()).toList();
      long chairs = own.stream().filter(TenderQueries.PanelMember::chair).count();
      if (own.size() < AppointPanel.FEWEST || chairs != 1) {
        return false;
      }
    }
    return true;
  }

  /** The kinds of expertise that nobody on the examination panel has; null if there is none. */
  private static @Nullable Bilingual lackingExpertise(List<TenderQueries.PanelMember> members) {
    List<Expertise> lacking = new ArrayList<>(List.of(Expertise.values()));
    members.stream().filter(m -> !m.alternate()).forEach(m -> lacking.remove(m.expertise()));
    return lacking.isEmpty()
        ? null
        : new Bilingual(names(lacking, Language.AR, "، "), names(lacking, Language.EN, ", "));
  }

  private static String names(List<Expertise> all, Language language, String separator) {
    Texts t = Texts.in(language);
    return all.stream()
        .map(e -> t.get("tender.expertise." + e))
        .collect(Collectors.joining(separator));
  }

  private static boolean deadlineFits(Dossier d) {
    Instant deadline = d.tender().deadlineAt();
    return deadline != null
        && Duration.between(d.now(), deadline).toDays() >= d.tender().minimumBidDays();
  }
}
