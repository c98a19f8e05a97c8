package org.muwahhad.evaluation.flag;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.flag.TenderRedFlags.RedFlagView;
import org.muwahhad.shared.Refusal;

/**
 * The flags found in the bids of a ranked tender, to those who may read its examination, and those
 * in how the buyer proceeded, to auditors alone.
 */
@Singleton
public class ViewRedFlags {
  private final EvaluationAccess access;
  private final TenderRedFlags flags;

  ViewRedFlags(EvaluationAccess access, TenderRedFlags flags) {
    this.access = access;
    this.flags = flags;
  }

  /** All flags that the reader may see, by kind and lot. */
  @Transactional
  public List<RedFlagView> list(Actor actor, long tenderId) {
    access.requireReader(actor, tenderId);
    return actor.is(Role.AUDITOR) ? flags.listAll(tenderId) : flags.listOfBids(tenderId);
  }

  /** One flag. */
  @Transactional
  public RedFlagView get(Actor actor, long tenderId, String key) {
    return list(actor, tenderId).stream()
        .filter(f -> f.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("flag " + key));
  }

  /**
   * The score of a tender, for auditors.
   *
   * @throws Refusal.NotPermitted to others
   */
  @Transactional
  public RiskScore score(Actor actor, long tenderId) {
    actor.require(Role.AUDITOR);
    access.requireReader(actor, tenderId);
    return flags.score(tenderId);
  }
}
