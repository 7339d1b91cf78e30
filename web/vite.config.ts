import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  build: {
    outDir: "../src/excomm/web/built",
    emptyOutDir: true,
    // Tells scripts/budget.mjs which files the first paint needs.
    manifest: true,
    // The colours are written with light-dark(), which these are the first to know.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // The polyfill would be the only use of a feature that every browser above has.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // How long which part of a build took is no warning.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: {
    // With `excomm app --port 8642` beside it, `npm run dev` shows changes as they are saved.
    proxy: {
      "/api": {
        target: `http://127.0.0.1:${process.env["EXCOMM_PORT"] ?? 8642}`,
        changeOrigin: true,
        // The server answers its own pages only, and this one stands for them.
        configure: (proxy) => proxy.on("proxyReq", (request) => request.removeHeader("origin")),
      },
    },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.ts"],
    // To make a document anew for each file takes longer than all tests.
    isolate: false,
    maxWorkers: 1,
  },
});
