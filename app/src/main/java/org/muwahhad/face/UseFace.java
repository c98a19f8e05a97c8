package org.muwahhad.face;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.muwahhad.reports.render.Branding;
import org.muwahhad.web.CurrentFace;
import org.muwahhad.web.Face;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the newest face into use on every node, within ten seconds. */
@Singleton
public class UseFace {
  private static final Logger LOG = LoggerFactory.getLogger(UseFace.class);
  private final FaceQueries queries;
  private final CurrentFace currentFace;
  private volatile long used = -1;

  UseFace(FaceQueries queries, CurrentFace currentFace) {
    this.queries = queries;
    this.currentFace = currentFace;
  }

  /** Takes the newest into use, unless it is. */
  @Transactional
  public void run() {
    long newest = queries.newest();
    if (newest == used) {
      return;
    }
    Optional<FaceQueries.FaceSetting> set = queries.findNewest();
    if (set.isEmpty()) {
      used = newest;
      return;
    }
    FaceQueries.FaceSetting row = set.get();
    byte[] own = queries.findEmblem().map(FaceQueries.Emblem::emblem).orElse(null);
    byte[] emblem = own == null ? Branding.current().emblem() : own;
    try {
      currentFace.use(
          new Face(
              row.id(),
              Branding.of(row.colour(), emblem),
              row.name(),
              row.owner(),
              row.email(),
              row.phone(),
              row.help(),
              row.radius(),
              row.headerHeight(),
              row.setAt()));
    } catch (Branding.UnusableException e) {
      LOG.warn("The face that was set cannot be used: {}", e.getMessage());
    }
    used = newest;
  }

  @Scheduled(fixedDelay = "10s", initialDelay = "1s")
  void runOften() {
    try {
      run();
    } catch (RuntimeException e) {
      LOG.warn("The face of the deployment could not be read now", e);
    }
  }
}
