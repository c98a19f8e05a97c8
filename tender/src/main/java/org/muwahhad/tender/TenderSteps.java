package org.muwahhad.tender;

import java.util.List;
import org.muwahhad.access.Actor;

/**
 * What a stage of the procedure offers a person on the page of a tender. Later packages implement
 * it as a bean, so that the page leads to them without knowing them.
 */
public interface TenderSteps {
  /** The links for this person, now; empty when there is nothing for them. */
  List<TenderStep> offer(Actor actor, TenderQueries.Tender tender);
}
