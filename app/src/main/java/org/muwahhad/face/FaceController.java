package org.muwahhad.face;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.upload.UploadedPart;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;

/** The face of the deployment, for administrators. */
@Tag(name = "face")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record FaceController(Answers answers, ViewFace view, SetFace setFace, UseFace useFace) {
  private static final String HERE = "/face";

  @Get(uris = {"/api/v1/face", HERE})
  HttpResponse<ViewFace.FaceView> get(Actor actor) {
    ViewFace.FaceView face = view.get(actor);
    Form form = answers.form(() -> form(face));
    return answers.show(
        "face/face",
        face,
        page -> Map.of("page", page.titled("face.face"), "face", face, "form", form));
  }

  private static Form form(ViewFace.FaceView face) {
    return Form.empty()
        .with("version", face.version())
        .with("theme", face.theme())
        .with("colour", face.colour())
        .with("radius", face.radius())
        .with("headerHeight", face.headerHeight())
        .with("name.ar", face.name().ar())
        .with("name.en", face.name().en())
        .with("owner.ar", face.owner().ar())
        .with("owner.en", face.owner().en())
        .with("email", face.email())
        .with("phone", face.phone())
        .with("help.ar", face.help().ar())
        .with("help.en", face.help().en());
  }

  /** Sets all but the emblem. */
  @Post(uris = {"/api/v1/face", HERE})
  HttpResponse<ViewFace.FaceView> set(Actor actor, @Body SetFace.FaceForm body) {
    return answers
        .act(
            () -> {
              setFace.run(actor, body);
              useFace.run();
            })
        .then(HERE, "face.set-now")
        .showing(() -> get(actor));
  }

  /** Sets the emblem: a PNG picture, or an SVG picture of shapes in plain colours. */
  @Post("/api/v1/face/emblem")
  @Secured("ADMINISTRATOR")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<ViewFace.FaceView> emblem(
      Actor actor,
      @Nullable @Part("file") CompletedFileUpload file,
      @Nullable @Part("version") String version) {
    return answers
        .act(
            () -> {
              setFace.emblem(actor, number(version), UploadedPart.of("file", file));
              useFace.run();
            })
        .then(HERE, "face.set-now")
        .showing(() -> get(actor));
  }

  @Hidden
  @Post("/face/emblem")
  @Secured("ADMINISTRATOR")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<ViewFace.FaceView> emblemByForm(
      Actor actor,
      @Nullable @Part("file") CompletedFileUpload file,
      @Nullable @Part("version") String version,
      @Nullable @Part("csrfToken") String csrfToken) {
    answers.take(csrfToken, form(view.get(actor)).with("version", text(version)));
    return emblem(actor, file, version);
  }

  private static @Nullable Long number(@Nullable String version) {
    return Form.empty()
        .with("version", text(version))
        .decimal("version")
        .map(BigDecimal::longValue)
        .orElse(null);
  }

  private static String text(@Nullable String entered) {
    return entered == null ? "" : entered;
  }
}
