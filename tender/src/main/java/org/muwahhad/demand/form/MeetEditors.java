package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.submission.Submissions;
import org.muwahhad.shared.Refusal;

/**
 * An officer of the entity has its form open, and learns who else has. No entry goes into the audit
 * record: to look is no act.
 */
@Singleton
public class MeetEditors {
  private final Submissions submissions;
  private final FormEditors editors;

  MeetEditors(Submissions submissions, FormEditors editors) {
    this.submissions = submissions;
    this.editors = editors;
  }

  /** The others who have the form open now, those longest at it first. */
  @Transactional
  public List<FormEditors.Editor> run(Actor actor, long submissionId) {
    require(actor, submissionId);
    editors.note(submissionId, actor.personId());
    return editors.listOthers(submissionId, actor.personId());
  }

  /** The officer closes the form. */
  @Transactional
  public void leave(Actor actor, long submissionId) {
    require(actor, submissionId);
    editors.leave(submissionId, actor.personId());
  }

  private void require(Actor actor, long submissionId) {
    long entity = actor.require(Role.PROCUREMENT_OFFICER).entity();
    if (submissions.findState(submissionId).filter(f -> f.entityId() == entity).isEmpty()) {
      throw new Refusal.NotFound("submission " + submissionId);
    }
  }
}
