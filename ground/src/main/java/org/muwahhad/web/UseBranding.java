package org.muwahhad.web;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.muwahhad.reports.render.Branding;
import org.muwahhad.shared.UnusableSetting;

/**
 * Takes the deployment's emblem and colour into use, before any page or report. Without settings
 * the platform's own stay.
 */
@Singleton
public class UseBranding {
  private static final String COLOUR = "muwahhad.branding.colour";
  private static final String EMBLEM = "muwahhad.branding.emblem";
  private final String colour;
  private final String emblem;

  UseBranding(
      @Value("${" + COLOUR + ":}") String colour, @Value("${" + EMBLEM + ":}") String emblem) {
    this.colour = colour;
    this.emblem = emblem;
  }

  /**
   * Takes them into use.
   *
   * @throws UnusableSetting when the colour is too pale to be read, or the emblem no picture
   */
  public void run() {
    try {
      Branding.of(colour, emblem.isBlank() ? null : Files.readAllBytes(Path.of(emblem))).use();
    } catch (IOException e) {
      throw new UnusableSetting(
          EMBLEM + " can't be read: " + emblem,
          "تعذّرت قراءة ملف الإعداد " + EMBLEM + ": " + emblem);
    } catch (Branding.UnusableException e) {
      throw refused(e);
    }
  }

  private UnusableSetting refused(Branding.UnusableException fault) {
    String what = fault.getMessage();
    return switch (fault.fault()) {
      case NO_COLOUR ->
          new UnusableSetting(
              COLOUR + " is written like #1B6B4A, not " + what,
              "يُكتب الإعداد " + COLOUR + " على هيئة ‎#1B6B4A، لا " + what);
      case TOO_PALE ->
          new UnusableSetting(
              COLOUR
                  + " is too pale to be read on white or printed in grey; it needs a contrast of"
                  + " 4.5:1 (WCAG 2.2): "
                  + what,
              "لون الإعداد "
                  + COLOUR
                  + " أفتح من أن يُقرأ على الأبيض أو يُطبع بالرمادي، والمطلوب تباين لا يقل عن 4.5:1"
                  + " (WCAG 2.2): "
                  + what);
      case NO_PICTURE ->
          new UnusableSetting(
              EMBLEM + " is neither a PNG nor an SVG picture: " + emblem,
              "ملف الإعداد " + EMBLEM + " ليس صورة PNG ولا SVG: " + emblem);
      case SIZE ->
          new UnusableSetting(
              EMBLEM + " has 256 to 4096 pixels each way, not " + what,
              "صورة الإعداد " + EMBLEM + " من 256 إلى 4096 نقطة في كل اتجاه، لا " + what);
      case TOO_LARGE ->
          new UnusableSetting(
              EMBLEM + " is an SVG file of at most 512 KiB, not " + what,
              "ملف SVG للإعداد " + EMBLEM + " لا يزيد على 512 كيلوبايت، لا " + what);
      case NO_PLAIN_SHAPES ->
          new UnusableSetting(
              EMBLEM
                  + " is an SVG picture with more than shapes in plain colours; take out or convert"
                  + " to paths: "
                  + what,
              "في صورة SVG للإعداد "
                  + EMBLEM
                  + " ما ليس أشكالًا بألوان مصمتة، فاحذفه أو حوّله إلى مسارات: "
                  + what);
    };
  }
}
