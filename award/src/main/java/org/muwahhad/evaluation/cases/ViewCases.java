package org.muwahhad.evaluation.cases;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.flag.RedFlag;
import org.muwahhad.evaluation.flag.RedFlagRuleQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * Cases: all of them for auditors, and for central buyers those in which they were asked, without
 * the reason and the flag they were opened on. Nobody else sees one.
 */
@Singleton
public class ViewCases {
  private final CaseQueries queries;
  private final RedFlagRuleQueries rules;

  ViewCases(CaseQueries queries, RedFlagRuleQueries rules) {
    this.queries = queries;
    this.rules = rules;
  }

  /**
   * A case with its questions, and what the reader may do now.
   *
   * @param ask whether the reader may ask the buyer
   * @param answer whether the reader may answer
   * @param close whether the reader may close it
   * @param auditor whether the reader sees all of it
   */
  public record CaseView(
      CaseQueries.AuditCase auditCase,
      List<CaseQueries.CaseQuestion> questions,
      boolean ask,
      boolean answer,
      boolean close,
      boolean auditor) {
    public CaseView {
      questions = List.copyOf(questions);
    }
  }

  /** A rule with how often its flag led somewhere. */
  public record RedFlagRuleView(
      RedFlagRuleQueries.RedFlagRule rule, CaseQueries.RedFlagRecord record) {}

  /** A page of them; empty past the end. */
  @Transactional
  public ListPage<CaseQueries.AuditCase> list(Actor actor, ListChoice choice) {
    boolean auditor = requireReader(actor);
    return new ListPage<>(
        queries.list(
            auditor,
            choice.like(),
            choice.filter(),
            choice.sort(),
            ListChoice.SIZE,
            choice.offset()),
        queries.count(auditor, choice.like(), choice.filter()),
        choice);
  }

  /**
   * One case.
   *
   * @throws Refusal.NotFound when there is none, or the buyer was not asked
   */
  @Transactional
  public CaseView get(Actor actor, long id) {
    boolean auditor = requireReader(actor);
    CaseQueries.AuditCase auditCase =
        queries.find(id, auditor).orElseThrow(() -> new Refusal.NotFound("case " + id));
    CaseStatus status = auditCase.status();
    boolean free = auditor && status != CaseStatus.CLOSED && status != CaseStatus.ASKED;
    return new CaseView(
        auditCase,
        queries.listQuestions(id),
        free,
        actor.is(Role.CENTRAL_BUYER)
            && (status == CaseStatus.ASKED || status == CaseStatus.UNANSWERED),
        free,
        auditor);
  }

  /**
   * What a case is opened on.
   *
   * @param onFlag whether it is opened on a flag
   */
  public record CaseFormView(boolean onFlag) {}

  /** The form on which auditors open a case. */
  @Transactional
  public CaseFormView form(Actor actor, String flag) {
    actor.require(Role.AUDITOR);
    return new CaseFormView(!flag.isEmpty());
  }

  /** The rules of today with how often each flag was right, for auditors. */
  @Transactional
  public List<RedFlagRuleView> listRules(Actor actor) {
    actor.require(Role.AUDITOR);
    Map<RedFlag.RedFlagKind, CaseQueries.RedFlagRecord> records =
        queries.listRedFlagRecords().stream()
            .collect(Collectors.toMap(CaseQueries.RedFlagRecord::kind, Function.identity()));
    return rules.listToday().stream()
        .map(
            r ->
                new RedFlagRuleView(
                    r,
                    records.getOrDefault(
                        r.kind(), new CaseQueries.RedFlagRecord(r.kind(), 0, 0, 0))))
        .toList();
  }

  /** The values that hold from a later day on, the next first, for auditors. */
  @Transactional
  public List<RedFlagRuleQueries.RedFlagRule> listRulesAhead(Actor actor) {
    actor.require(Role.AUDITOR);
    return rules.listAhead();
  }

  private static boolean requireReader(Actor actor) {
    actor.require(Role.AUDITOR, Role.CENTRAL_BUYER);
    return actor.is(Role.AUDITOR);
  }
}
