package org.muwahhad.evaluation.flag;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationEntry.FlagRemarked;
import org.muwahhad.shared.Faults;

/**
 * The chair remarks on a flag found in the bids: what the panel looked into, and what it found. A
 * remark stays; another may follow.
 *
 * <p>Refused with {@code evaluation.chair-only} to others, as not found when the bids show no such
 * flag, and as invalid input without a text.
 */
@Singleton
public class RemarkOnFlag {
  static final int LONGEST_REMARK = 2000;
  private final EvaluationAccess access;
  private final ViewRedFlags viewRedFlags;
  private final RedFlagRemarks remarks;
  private final AuditLog audit;

  RemarkOnFlag(
      EvaluationAccess access, ViewRedFlags viewRedFlags, RedFlagRemarks remarks, AuditLog audit) {
    this.access = access;
    this.viewRedFlags = viewRedFlags;
    this.remarks = remarks;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long tenderId, String key, String remark) {
    access.requireChair(actor, tenderId);
    TenderRedFlags.RedFlagView flag = viewRedFlags.get(actor, tenderId, key);
    new Faults().text("remark", remark, LONGEST_REMARK).throwIfAny();

    RedFlag found = flag.redFlag();
    remarks.add(tenderId, key, found.kind(), remark.strip(), actor.personId());
    audit.record(
        actor, new FlagRemarked(tenderId, found.kind().name(), found.bids(), remark.strip()));
  }
}
