package org.muwahhad.tender;

import java.util.List;

/**
 * What a stage of the procedure adds to the list of steps on the page of a tender, for those who
 * prepare and run it. Packages after this one implement it as a bean.
 */
public interface TenderTasks {
  /** Its steps in order; empty when there are none now. */
  List<TenderTask> list(TenderFile file);
}
