package org.muwahhad.catalog.item;

/**
 * Life of a catalog item: it is revised while active, and may be retired once. A retired item stays
 * readable, because demand and awards name its revisions, but takes no new demand.
 */
public enum ItemStatus {
  ACTIVE,
  RETIRED;

  /** What can happen to an item after it was added; all of it needs an active one. */
  public enum ItemEvent {
    REVISE(ACTIVE),
    RETIRE(RETIRED);

    private final ItemStatus to;

    ItemEvent(ItemStatus to) {
      this.to = to;
    }

    public boolean isAllowedFrom(ItemStatus status) {
      return status == ACTIVE;
    }

    public ItemStatus to() {
      return to;
    }
  }
}
