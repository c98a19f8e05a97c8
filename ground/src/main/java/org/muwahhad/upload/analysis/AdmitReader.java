package org.muwahhad.upload.analysis;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.RandomSecret;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.upload.analysis.AnalysisEntry.ReaderAdded;
import org.muwahhad.upload.analysis.AnalysisEntry.ReaderEnded;

/**
 * An administrator lets a national CERT read the feed of indicators, by a token that is shown once,
 * or ends that.
 *
 * <p>Refused with {@code analysis.too-many-readers}, and with {@code analysis.reader-ended} when it
 * was ended before or never was.
 */
@Singleton
public class AdmitReader {
  private static final int LONGEST_NAME = 100;
  private static final int MOST = 20;
  private final MalwarePlatforms platforms;
  private final AuditLog audit;

  AdmitReader(MalwarePlatforms platforms, AuditLog audit) {
    this.platforms = platforms;
    this.audit = audit;
  }

  /** A reader with its token, which is not shown again. */
  public record ReaderCredentials(long id, String name, String token) {}

  /** Gives a token. */
  @Transactional
  public ReaderCredentials add(Actor actor, @Nullable String reader) {
    actor.require(Role.ADMINISTRATOR);
    String name = Objects.requireNonNullElse(reader, "").strip();
    new Faults().name("reader", name, LONGEST_NAME).throwIfAny();
    if (platforms.countReaders() >= MOST) {
      throw new Refusal.RuleBroken("analysis.too-many-readers", MOST);
    }
    String token = "mwx_" + RandomSecret.token();
    platforms.addReader(name, Sha256.of(token), actor.personId());
    long id = platforms.findReader(Sha256.of(token)).orElseThrow();
    audit.record(actor, new ReaderAdded(id, name));
    return new ReaderCredentials(id, name, token);
  }

  /** Ends a token. */
  @Transactional
  public void end(Actor actor, long id) {
    actor.require(Role.ADMINISTRATOR);
    if (platforms.endReader(id, actor.personId()) != 1) {
      throw new Refusal.RuleBroken("analysis.reader-ended");
    }
    audit.record(actor, new ReaderEnded(id));
  }

  /** Whether a token lets its bearer read. */
  @Transactional
  public boolean isReader(String token) {
    return platforms.findReader(Sha256.of(token)).isPresent();
  }
}
