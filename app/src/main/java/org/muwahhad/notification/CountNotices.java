package org.muwahhad.notification;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.web.NoticeCounts;

/** Counts the people whom the notices of an act reach, each once, by the first of their roles. */
@Singleton
class CountNotices implements NoticeCounts {
  private final Notices notices;
  private final ThreadLocal<@Nullable List<Long>> noted = new ThreadLocal<>();

  CountNotices(Notices notices) {
    this.notices = notices;
  }

  /** A notice was written in the transaction of this thread. */
  void note(long noticeId) {
    List<Long> all = noted.get();
    if (all != null) {
      all.add(noticeId);
    }
  }

  @Override
  public List<Audience> during(Runnable act) {
    List<Long> all = new ArrayList<>();
    noted.set(all);
    try {
      act.run();
    } finally {
      noted.remove();
    }
    return all.isEmpty()
        ? List.of()
        : notices.countReached(all).stream()
            .map(
                r ->
                    new Audience(
                        "access.role." + r.role(),
                        r.role().equals(Role.BIDDER.name()) ? 0 : r.people()))
            .toList();
  }
}
