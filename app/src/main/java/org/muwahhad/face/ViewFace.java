package org.muwahhad.face;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;

/** What administrators see of the face of the deployment. */
@Singleton
public class ViewFace {
  private final FaceQueries queries;

  ViewFace(FaceQueries queries) {
    this.queries = queries;
  }

  /**
   * The face. Instants are UTC.
   *
   * @param version number of the setting that holds, which a change names; 0 where none was set
   * @param setAt null where none was set
   * @param themes to begin with
   */
  public record FaceView(
      long version,
      String theme,
      String colour,
      int radius,
      int headerHeight,
      Bilingual name,
      Bilingual owner,
      String email,
      String phone,
      Bilingual help,
      boolean ownEmblem,
      @Nullable Instant setAt,
      List<ThemeView> themes) {}

  /** A theme, with where its figures are from. */
  public record ThemeView(
      String code, Bilingual name, String colour, int radius, int headerHeight, String source) {}

  @Transactional
  public FaceView get(Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    List<ThemeView> themes =
        queries.listThemes().stream()
            .map(
                t ->
                    new ThemeView(
                        t.code(), t.name(), t.colour(), t.radius(), t.headerHeight(), t.source()))
            .toList();
    Bilingual none = Bilingual.orEmpty(null);
    return queries
        .findNewest()
        .map(
            s ->
                new FaceView(
                    s.id(),
                    s.theme(),
                    s.colour(),
                    s.radius(),
                    s.headerHeight(),
                    s.name(),
                    s.owner(),
                    s.email(),
                    s.phone(),
                    s.help(),
                    queries.findEmblem().map(FaceQueries.Emblem::emblem).isPresent(),
                    s.setAt(),
                    themes))
        .orElseGet(
            () ->
                new FaceView(
                    0,
                    themes.get(0).code(),
                    themes.get(0).colour(),
                    themes.get(0).radius(),
                    themes.get(0).headerHeight(),
                    none,
                    none,
                    "",
                    "",
                    none,
                    false,
                    null,
                    themes));
  }
}
