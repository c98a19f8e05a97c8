package org.muwahhad.committee;

import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;

/**
 * Says what lies in the file of papers that a member takes to a meeting. The reports come after
 * committees in the order of the procedure: they say what the file holds, and make it.
 */
public interface MeetingPapers {

  /**
   * A document in the file.
   *
   * @param title the kind of document and what it is of, as the file lists it
   * @param href where it is read on the screen
   */
  record Paper(Bilingual title, String href) {}

  /** The documents that the file of a meeting holds for a person, in its order. */
  List<Paper> list(Actor actor, ViewMeetings.MeetingView file);
}
