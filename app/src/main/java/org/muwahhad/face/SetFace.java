package org.muwahhad.face;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.face.FaceEntry.FaceSet;
import org.muwahhad.reports.render.Branding;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.upload.InspectFile;

/**
 * An administrator sets the face of the deployment: colour and measures, name, owner, help and
 * contact, or the emblem. Each change is kept, and takes the place of the newest one, which the
 * administrator saw.
 *
 * <p>Refused with a conflict when another one was set meanwhile, and as invalid input at {@code
 * version} without the number that was seen, at {@code theme} with {@code face.no-theme}, at {@code
 * colour} with {@code face.colour} and {@code face.contrast}, at {@code radius} with {@code
 * face.radius}, at {@code headerHeight} with {@code face.header}, at {@code email} with {@code
 * face.email}, at {@code phone} with {@code face.phone}, at a text in only one language with {@code
 * face.both-languages}, and at {@code file} with {@code face.picture}.
 */
@Singleton
public class SetFace {
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}+");

  /** Nothing in it means more in a link than in an address (RFC 6068). */
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._+-]{1,64}+@[A-Za-z0-9-]{1,63}+(?:\\.[A-Za-z0-9-]{1,63}+)++");

  private static final Pattern PHONE = Pattern.compile("\\+?+[0-9 ()-]{3,38}+");
  private static final int LONGEST_EMAIL = 200;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_OWNER = 120;
  private static final int LONGEST_HELP = 1000;
  private static final int LARGEST_RADIUS = 16;
  private static final int LOWEST_HEADER = 56;
  private static final int HIGHEST_HEADER = 96;
  private final FaceSettings settings;
  private final FaceQueries queries;
  private final AuditLog audit;

  SetFace(FaceSettings settings, FaceQueries queries, AuditLog audit) {
    this.settings = settings;
    this.queries = queries;
    this.audit = audit;
  }

  /**
   * What a form has. An empty colour and measures that are left out are those of the theme.
   *
   * @param version number of the setting that was seen; 0 where there was none
   * @param owner whose the deployment is
   * @param help who helps, and when
   */
  public record FaceForm(
      @Nullable Long version,
      @Nullable String theme,
      @Nullable String colour,
      @Nullable Integer radius,
      @Nullable Integer headerHeight,
      @Nullable Bilingual name,
      @Nullable Bilingual owner,
      @Nullable String email,
      @Nullable String phone,
      @Nullable Bilingual help) {}

  /** Sets all but the emblem. */
  @Transactional
  public void run(Actor actor, FaceForm form) {
    actor.require(Role.ADMINISTRATOR);
    FaceQueries.FaceSetting seen = seen(form.version());
    String code = text(form.theme());
    FaceQueries.FaceTheme theme =
        queries.listThemes().stream()
            .filter(t -> t.code().equals(code))
            .findFirst()
            .orElseThrow(() -> new Refusal.InvalidInput("theme", "face.no-theme"));
    String chosen = text(form.colour()).toLowerCase(Locale.ROOT);
    String colour = chosen.isEmpty() ? theme.colour() : chosen;
    int radius = Objects.requireNonNullElse(form.radius(), theme.radius());
    int header = Objects.requireNonNullElse(form.headerHeight(), theme.headerHeight());
    Bilingual name = stripped(form.name());
    Bilingual owner = stripped(form.owner());
    Bilingual help = stripped(form.help());
    String email = text(form.email());
    String phone = text(form.phone());
    Faults faults =
        new Faults()
            .check(COLOUR.matcher(colour).matches(), "colour", "face.colour")
            .check(radius >= 0 && radius <= LARGEST_RADIUS, "radius", "face.radius")
            .check(
                header >= LOWEST_HEADER && header <= HIGHEST_HEADER, "headerHeight", "face.header")
            .check(
                email.isEmpty()
                    || (email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches()),
                "email",
                "face.email")
            .check(phone.isEmpty() || PHONE.matcher(phone).matches(), "phone", "face.phone");
    faults
        .nameAtMost("name.ar", name.ar(), LONGEST_NAME)
        .nameAtMost("name.en", name.en(), LONGEST_NAME)
        .nameAtMost("owner.ar", owner.ar(), LONGEST_OWNER)
        .nameAtMost("owner.en", owner.en(), LONGEST_OWNER)
        .atMost("help.ar", help.ar(), LONGEST_HELP)
        .atMost("help.en", help.en(), LONGEST_HELP);
    both(faults, "name", name);
    both(faults, "owner", owner);
    both(faults, "help", help);
    contrast(faults, colour);
    faults.throwIfAny();
    byte[] emblem = queries.findEmblem().map(FaceQueries.Emblem::emblem).orElse(null);
    settings.add(
        seen.id(),
        code,
        colour,
        radius,
        header,
        name.ar(),
        name.en(),
        owner.ar(),
        owner.en(),
        email,
        phone,
        help.ar(),
        help.en(),
        emblem,
        actor.personId());
    record(actor, seen.id(), emblem);
  }

  /**
   * Sets the emblem; an empty file takes it back to that of the settings.
   *
   * @param version as in {@link FaceForm}
   */
  @Transactional
  public void emblem(Actor actor, @Nullable Long version, InspectFile.UploadedFile sent) {
    actor.require(Role.ADMINISTRATOR);
    FaceQueries.FaceSetting now = seen(version);
    byte[] emblem = sent.bytes().length == 0 ? null : sent.bytes();
    try {
      Branding.of(now.colour(), emblem);
    } catch (Branding.UnusableException e) {
      throw new Refusal.InvalidInput(sent.field(), "face.picture");
    }
    settings.add(
        now.id(),
        now.theme(),
        now.colour(),
        now.radius(),
        now.headerHeight(),
        now.name().ar(),
        now.name().en(),
        now.owner().ar(),
        now.owner().en(),
        now.email(),
        now.phone(),
        now.help().ar(),
        now.help().en(),
        emblem,
        actor.personId());
    record(actor, now.id(), emblem);
  }

  /** The newest setting, which must be the one that was seen. */
  private FaceQueries.FaceSetting seen(@Nullable Long version) {
    if (version == null) {
      throw new Refusal.InvalidInput("version", "shared.missing");
    }
    FaceQueries.FaceSetting newest = queries.findNewest().orElseGet(this::fresh);
    if (newest.id() != version) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    return newest;
  }

  private FaceQueries.FaceSetting fresh() {
    Bilingual none = Bilingual.orEmpty(null);
    FaceQueries.FaceTheme theme = queries.listThemes().get(0);
    return new FaceQueries.FaceSetting(
        0,
        theme.code(),
        theme.colour(),
        theme.radius(),
        theme.headerHeight(),
        none,
        none,
        "",
        "",
        none,
        Instant.EPOCH);
  }

  private void record(Actor actor, long inPlaceOf, byte @Nullable [] emblem) {
    FaceQueries.FaceSetting set = queries.findNewest().orElseThrow();
    audit.record(
        actor,
        new FaceSet(
            set.id(),
            set.colour(),
            set.email(),
            emblem == null ? "" : Sha256.of(emblem),
            set.headerHeight(),
            set.help().ar(),
            set.help().en(),
            inPlaceOf,
            set.name().ar(),
            set.name().en(),
            set.owner().ar(),
            set.owner().en(),
            set.phone(),
            set.radius(),
            set.theme()));
  }

  /** The contrast is that of the colour with white, and of its darker shade with its palest. */
  private static void contrast(Faults faults, String colour) {
    if (!COLOUR.matcher(colour).matches()) {
      return;
    }
    try {
      Branding.of(colour, null);
    } catch (Branding.UnusableException e) {
      faults.check(false, "colour", "face.contrast");
    }
  }

  private static void both(Faults faults, String field, Bilingual text) {
    faults.check(
        text.ar().isEmpty() == text.en().isEmpty(),
        field + (text.ar().isEmpty() ? ".ar" : ".en"),
        "face.both-languages");
  }

  private static Bilingual stripped(@Nullable Bilingual entered) {
    Bilingual text = Bilingual.orEmpty(entered);
    return new Bilingual(text(text.ar()), text(text.en()));
  }

  private static String text(@Nullable String entered) {
    return Objects.requireNonNullElse(entered, "").strip();
  }
}
