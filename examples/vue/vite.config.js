import vue from '@vitejs/plugin-vue';

export default {
  // Else Vue looks for a component of its own by this name.
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'news-rack' } } })],
};
