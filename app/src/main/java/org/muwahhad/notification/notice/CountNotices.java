package org.muwahhad.notification.notice;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.web.NoticeCounts;

/**
 * Counts the people whom the notices of an act reach, each once, by the first of their roles.
 * Bidders come last and are listed wherever those of a tender are told, even when there are none:
 * whether anybody bids is nobody's to know.
 */
@Singleton
class CountNotices implements NoticeCounts {
  private final Notices notices;
  private final ThreadLocal<@Nullable Noted> noted = new ThreadLocal<>();

  /** The notices of an act, and whether suppliers of a tender are among those told. */
  private static final class Noted {
    private final List<Long> notices = new ArrayList<>();
    private boolean suppliers;
  }

  CountNotices(Notices notices) {
    this.notices = notices;
  }

  /** A notice was written in the transaction of this thread. */
  void note(long noticeId) {
    Noted all = noted.get();
    if (all != null) {
      all.notices.add(noticeId);
    }
  }

  /** A notice in the transaction of this thread is for the suppliers of a tender. */
  void noteSuppliers() {
    Noted all = noted.get();
    if (all != null) {
      all.suppliers = true;
    }
  }

  @Override
  public List<Audience> during(Runnable act) {
    Noted all = new Noted();
    noted.set(all);
    try {
      act.run();
    } finally {
      noted.remove();
    }
    List<Notices.ReachedRole> reached =
        all.notices.isEmpty() ? List.of() : notices.countReached(all.notices);
    List<Audience> audiences = new ArrayList<>();
    boolean bidders = all.suppliers;
    for (Notices.ReachedRole one : reached) {
      if (one.role().equals(Role.BIDDER.name())) {
        bidders = true;
      } else {
        audiences.add(new Audience("access.role." + one.role(), one.people()));
      }
    }
    if (bidders) {
      audiences.add(new Audience("access.role." + Role.BIDDER, 0));
    }
    return audiences;
  }
}
