import { defineConfig } from "vite";

// One script and one style sheet with fixed names; what they load by themselves has hashed names.
export default defineConfig({
  base: "/static/",
  build: {
    outDir: "../dateline/serve/static",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: false,
    sourcemap: false,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 1300,
    rollupOptions: {
      input: "src/main.ts",
      output: {
        entryFileNames: "app.js",
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: (asset) =>
          asset.names.some((name) => name.endsWith(".css")) ? "app.css" : "[name]-[hash][extname]",
      },
    },
  },
});
