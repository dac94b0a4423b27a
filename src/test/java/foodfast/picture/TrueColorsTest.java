package foodfast.picture;

import static foodfast.picture.Samples.COLORS;
import static foodfast.picture.Samples.compressed;
import static foodfast.picture.Samples.exif;
import static foodfast.picture.Samples.extended;
import static foodfast.picture.Samples.jpeg;
import static foodfast.picture.Samples.pixelsOfWebp;
import static foodfast.picture.Samples.png;
import static foodfast.picture.Samples.profileOfGreyInks;
import static foodfast.picture.Samples.profileOfLinearGrey;
import static foodfast.picture.Samples.profileOfP3;
import static foodfast.picture.Samples.profilePart;
import static foodfast.picture.Samples.progressive;
import static foodfast.picture.Samples.riffChunk;
import static foodfast.picture.Samples.segment;
import static foodfast.picture.Samples.showsColors;
import static foodfast.picture.Samples.stripes;
import static foodfast.picture.Samples.stripesInP3;
import static foodfast.picture.Samples.webp;
import static foodfast.picture.Samples.with;
import static foodfast.picture.Samples.withProfile;

import foodfast.kit.Shots;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Colours are seen as they were meant, whoever says what the numbers mean; a bad word is none. */
class TrueColorsTest {
  private static final byte[] P3 = profileOfP3();

  /** Rounding, and what JPEG and WebP lose. */
  private static final int EXACT = 3;

  private static final int LOSSY = 7;

  @Test
  void theProfileOfAPngIsApplied() throws IOException {
    showsColors("iCCP", Samples.pngInP3(), COLORS, EXACT);
  }

  @Test
  void theProfileOfAWebpIsApplied() throws IOException {
    showsColors("ICCP", Samples.webpInP3(), COLORS, LOSSY);
  }

  @Test
  void theProfileOfAJpegIsAppliedInWhateverParts() throws IOException {
    byte[] plain = jpeg(stripesInP3());
    int middle = P3.length / 2;
    byte[] first = profilePart(1, 2, P3, 0, middle);
    byte[] second = profilePart(2, 2, P3, middle, P3.length);
    showsColors("one part", withProfile(plain, P3), COLORS, LOSSY);
    showsColors("scan by scan", withProfile(progressive(stripesInP3()), P3), COLORS, LOSSY);
    showsColors("out of order", with(plain, second, first), COLORS, LOSSY);
    showsColors("part missing", with(jpeg(stripes()), first), COLORS, LOSSY);
  }

  @Test
  void aProfileThatIsNoneForThePictureIsIgnored() throws IOException {
    byte[] zeros = new byte[600];
    byte[] noise = Arrays.copyOf(P3, P3.length);
    byte[] tags = new byte[P3.length - 128];
    new Random(3).nextBytes(tags);
    System.arraycopy(tags, 0, noise, 128, tags.length);
    byte[] black = Arrays.copyOf(P3, P3.length);
    Arrays.fill(black, 128 + 4 + 7 * 12 + 8, 128 + 4 + 7 * 12 + 20, (byte) 0);
    Arrays.fill(black, 128 + 4 + 7 * 12 + 28, 128 + 4 + 7 * 12 + 40, (byte) 0);
    byte[] huge = Arrays.copyOf(P3, ColorProfile.LARGEST + 1);
    List<byte[]> bad =
        List.of(
            new byte[0],
            zeros,
            noise,
            black,
            huge,
            Arrays.copyOf(P3, 200),
            profileOfGreyInks(),
            profileOfLinearGrey());
    for (byte[] profile : bad) {
      String which = "profile " + bad.indexOf(profile);
      showsColors(which, with(png(stripes()), "iCCP", compressed(profile)), COLORS, EXACT);
      byte[] webp = webp(extended(0x20), riffChunk("ICCP", profile), pixelsOfWebp(stripes()));
      showsColors(which, webp, COLORS, LOSSY);
      if (profile != huge) {
        showsColors(which, withProfile(jpeg(stripes()), profile), COLORS, LOSSY);
      }
    }
    byte[] cut = Arrays.copyOf(compressed(P3), 60);
    showsColors("cut in compression", with(png(stripes()), "iCCP", cut), COLORS, EXACT);
    byte[] bomb = compressed(new byte[20 << 20]);
    showsColors("a bomb", with(png(stripes()), "iCCP", bomb), COLORS, EXACT);
  }

  @Test
  void aPngMaySayItsColorsWithoutAProfile() throws IOException {
    byte[] plain = png(stripesInP3());
    byte[] gamma = ints(45_455);
    byte[] places = ints(31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6_000);
    byte[] both = with(with(plain, "gAMA", gamma), "cHRM", places);
    showsColors("gAMA and cHRM", both, COLORS, EXACT);
    showsColors("cHRM alone says too little", with(png(stripes()), "cHRM", places), COLORS, EXACT);
    showsColors("cICP", with(plain, "cICP", new byte[] {12, 13, 0, 1}), COLORS, EXACT);
    byte[] sRgb = with(with(png(stripes()), "cHRM", places), "sRGB", new byte[] {0});
    showsColors("sRGB says more than cHRM", sRgb, COLORS, EXACT);
    byte[] odd = with(with(png(stripes()), "cHRM", new byte[32]), "gAMA", ints(0));
    showsColors("places and a gamma that can't be", odd, COLORS, EXACT);
    byte[] hdr = with(png(stripes()), "cICP", new byte[] {9, 16, 0, 1});
    showsColors("high dynamic range", hdr, COLORS, EXACT);
  }

  @Test
  void linearLightIsMadeBrighter() throws IOException {
    List<Color> linear = COLORS.stream().map(TrueColorsTest::inLinearLight).toList();
    byte[] file = png(stripes(BufferedImage.TYPE_3BYTE_BGR, linear));
    showsColors("gAMA 1", with(file, "gAMA", ints(100_000)), COLORS, 8);
  }

  @Test
  void aGreyPictureHasAProfileForGreyOrForColors() throws IOException {
    List<Color> greys = COLORS.stream().map(TrueColorsTest::grey).toList();
    List<Color> linear = greys.stream().map(TrueColorsTest::inLinearLight).toList();
    BufferedImage picture = stripes(BufferedImage.TYPE_3BYTE_BGR, linear);
    byte[] row = new byte[Samples.WIDTH];
    for (int x = 0; x < row.length; x++) {
      row[x] = (byte) (picture.getRGB(x, 0) & 0xff);
    }
    byte[] profile = Samples.chunk("iCCP", compressed(profileOfLinearGrey()));
    showsColors("grey profile", png(8, 0, row, profile), greys, 8);
    byte[] forColors = Samples.chunk("iCCP", compressed(P3));
    showsColors("profile for colours", png(8, 0, row, forColors), linear, EXACT);
  }

  @Test
  void camerasSayAdobeRgbInTheirExif() throws IOException {
    byte[] plain = jpeg(stripes(BufferedImage.TYPE_3BYTE_BGR, List.copyOf(inAdobeRgb())));
    byte[] head = Samples.ascii("Exif\0\0");
    showsColors("R03", with(plain, segment(0xe1, head, exif(1, true))), COLORS, LOSSY);
    byte[] usual = with(jpeg(stripes()), segment(0xe1, head, exif(1, false)));
    showsColors("R98", usual, COLORS, LOSSY);
  }

  @Test
  void inksAreMixedByTheProfileOfThePress() throws IOException {
    byte[] inks = Shots.cmyk(900, 900);
    Picture plain = PictureFile.check(inks, 800).decode();
    Picture grey = PictureFile.check(withProfile(inks, profileOfGreyInks()), 800).decode();
    Color mixed = Samples.at(plain, 880, 20);
    Color pressed = Samples.at(grey, 880, 20);
    org.junit.jupiter.api.Assertions.assertTrue(mixed.getBlue() - mixed.getRed() > 40, "" + mixed);
    org.junit.jupiter.api.Assertions.assertTrue(
        Math.abs(pressed.getBlue() - pressed.getRed()) <= 4, "" + pressed);
    Picture bad = PictureFile.check(withProfile(inks, P3), 800).decode();
    org.junit.jupiter.api.Assertions.assertArrayEquals(plain.bgr(), bad.bgr());
  }

  private static List<Color> inAdobeRgb() {
    return COLORS.stream().map(TrueColorsTest::inAdobeRgb).toList();
  }

  private static Color inAdobeRgb(Color srgb) {
    double r = Samples.linear(srgb.getRed() / 255.);
    double g = Samples.linear(srgb.getGreen() / 255.);
    double b = Samples.linear(srgb.getBlue() / 255.);
    double gamma = 256 / 563.;
    return new Color(
        (float) Math.pow(.715127 * r + .284868 * g, gamma),
        (float) Math.pow(g, gamma),
        (float) Math.pow(.041171 * g + .958831 * b, gamma));
  }

  private static Color inLinearLight(Color color) {
    return new Color(
        (float) Samples.linear(color.getRed() / 255.),
        (float) Samples.linear(color.getGreen() / 255.),
        (float) Samples.linear(color.getBlue() / 255.));
  }

  private static Color grey(Color color) {
    return new Color(color.getGreen(), color.getGreen(), color.getGreen());
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    Arrays.stream(values).forEach(bytes::putInt);
    return bytes.array();
  }
}
