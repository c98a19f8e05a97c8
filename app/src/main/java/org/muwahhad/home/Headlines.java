package org.muwahhad.home;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.muwahhad.access.Actor;

/** Tells those who lead, on their home page, what of the overview matters now. */
public interface Headlines {
  /**
   * The figures, and what waits for whom.
   *
   * @param waiting what waits longest, the longest first
   * @param waitingInAll how much waits
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record HeadlineView(List<HeadlineFigure> figures, List<PendingAction> waiting, int waitingInAll) {
    public static final HeadlineView NONE = new HeadlineView(List.of(), List.of(), 0);

    public HeadlineView {
      figures = List.copyOf(figures);
      waiting = List.copyOf(waiting);
    }
  }

  /** The headlines of a person; {@link HeadlineView#NONE} for those who lead nothing. */
  HeadlineView of(Actor actor);
}
